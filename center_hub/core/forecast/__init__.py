"""How long will it take: service times and waits, from what this centre has seen.

Owns what is learned of past days and what is told of the wait to come. Learns from events, the same for the
same events; knows no clock and no file.
"""

from center_hub.core.forecast.forecaster import Forecaster, Forgotten

__all__ = ["Forecaster", "Forgotten"]
