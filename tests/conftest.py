"""What every test stands on: offscreen Qt drawn in software, unless the caller says else; no deadlines."""

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# A busy machine is no finding: how long something takes is measured by script/bench, never asserted.
settings.register_profile("nobat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("nobat")
