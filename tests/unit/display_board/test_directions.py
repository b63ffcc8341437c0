import attrs
import pytest

from config.languages import load_language
from display_board.directions import where_to
from tests.unit.display_board.hall import Hall, move


@pytest.mark.parametrize(("centre", "comma"), [("asan-baku-1", ", "), ("asan-khedmat-kabul-1", "، ")])
def test_a_service_that_two_zones_take_names_both(centre: str, comma: str) -> None:
    shipped = Hall(centre).centre
    counters = shipped.counters
    wanted = shipped.profile(counters[0].profile).services[0]
    elsewhere = next(one.id for one in shipped.zones if one.id != counters[0].zone)
    moved = attrs.evolve(shipped, counters=(attrs.evolve(counters[0], zone=elsewhere), *counters[1:]))
    said = where_to(moved, load_language(moved.languages[0]), move(1, 1, wanted)).replace("\u00a0", " ")
    zones = [moved.zone(one).name[moved.languages[0]] for one in (elsewhere, counters[0].zone)]
    bare = said.replace("\u2068", "").replace("\u2069", "")
    assert bare.endswith(" · " + comma.join(zones))


@pytest.mark.parametrize("language", ["az", "ru", "en"])
def test_every_service_of_a_centre_can_be_told(language: str) -> None:
    centre = Hall().centre
    for one in centre.services:
        service, zone = where_to(centre, load_language(language), move(1, 1, one.id)).split("\u00a0· ")
        assert service == one.name[language]
        assert zone
