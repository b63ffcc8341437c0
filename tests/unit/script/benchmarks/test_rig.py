from pathlib import Path

from config.loader import load_centre
from script.benchmarks.rig import COUNTERS, KIOSKS, busy_centre


def test_the_centre_that_is_measured_is_one_that_a_hub_would_serve(tmp_path: Path) -> None:
    centre = load_centre(busy_centre(tmp_path))
    kiosks = [one for one in centre.devices if one.role == "kiosk" and one.id.startswith("load-")]
    assert len(kiosks) == KIOSKS
    assert len(centre.counters) > COUNTERS
