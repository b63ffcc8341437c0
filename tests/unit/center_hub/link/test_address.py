import argparse

import pytest

from center_hub.link.address import address_of


def test_an_address_is_host_and_port() -> None:
    assert address_of("192.168.1.10:1883") == ("192.168.1.10", 1883)
    assert address_of("[fe80::1]:1883") == ("fe80::1", 1883)


@pytest.mark.parametrize("text", ["localhost", ":1883", "hub:", "hub:mqtt", "hub:0", "hub:65536"])
def test_what_is_no_address_is_told_with_an_example(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"192\.168\.1\.10:1883"):
        address_of(text)
