"""What happened, for ever: an append-only, hash-chained SQLite file with the replies beside the events.

Knows events and keys; knows nothing of MQTT, devices or clocks.
"""
