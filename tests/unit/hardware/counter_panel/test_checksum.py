"""Checksums against published values, and against an arithmetic of another kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.panel_template import ChecksumField
from hardware.counter_panel.checksum import checksum
from hardware.counter_panel.emulator.proof import proves

CHECK = b"123456789"
"""What every catalogue of CRCs gives the result for."""


@pytest.mark.parametrize(
    ("polynomial", "initial", "reflected", "result"),
    [
        (0x8005, 0xFFFF, True, 0x4B37),  # CRC-16/MODBUS
        (0x8005, 0x0000, True, 0xBB3D),  # CRC-16/ARC
        (0x1021, 0xFFFF, False, 0x29B1),  # CRC-16/CCITT-FALSE
        (0x1021, 0x0000, False, 0x31C3),  # CRC-16/XMODEM
        (0x1021, 0x0000, True, 0x2189),  # CRC-16/KERMIT
        (0x8005, 0x0000, False, 0xFEE8),  # CRC-16/UMTS
        (0x1021, 0x89EC, True, 0x26B1),  # CRC-16/TMS37157: an initial value that is no palindrome
    ],
)
def test_every_crc16_gives_its_published_check_value(
    polynomial: int, initial: int, reflected: object, result: int
) -> None:
    def rule(first: str) -> ChecksumField:
        return ChecksumField(
            kind="crc16",
            polynomial=polynomial,
            initial=initial,
            reflected=reflected is True,
            first="low" if first == "low" else "high",
        )

    assert checksum(rule("high"), CHECK) == result.to_bytes(2, "big")
    assert checksum(rule("low"), CHECK) == result.to_bytes(2, "little")


def test_the_negated_sum_is_that_of_the_austin_hughes_manual() -> None:
    rule = ChecksumField(kind="sum", negated=True)
    assert checksum(rule, bytes([0x04, 0x01, 0x01, 0, 0, 0, 0, 0])) == b"\xfa"
    assert checksum(rule, b"") == b"\0"


def test_exclusive_or_and_plain_sum() -> None:
    assert checksum(ChecksumField(kind="xor"), b"\x0201\x03") == bytes([0x02 ^ 0x30 ^ 0x31 ^ 0x03])
    assert checksum(ChecksumField(kind="sum"), b"\xff\x02") == b"\x01"
    assert checksum(ChecksumField(kind="sum", style="hex"), b"\xff\x9c") == b"9B"
    assert checksum(ChecksumField(), b"anything") == b""


RULES = st.builds(
    ChecksumField,
    kind=st.sampled_from(["xor", "sum", "crc16"]),
    style=st.sampled_from(["binary", "hex"]),
    negated=st.booleans(),
    polynomial=st.sampled_from([0x8005, 0x1021, 0x3D65, 0xC867]),
    initial=st.integers(0, 0xFFFF),
    reflected=st.booleans(),
    first=st.sampled_from(["low", "high"]),
)


@given(RULES, st.binary(min_size=1, max_size=30), st.data())
def test_another_arithmetic_agrees_and_finds_any_single_garbled_byte(
    rule: ChecksumField, covered: bytes, data: st.DataObject
) -> None:
    sent = checksum(rule, covered)
    assert len(sent) == rule.width
    assert proves(rule, sent, covered)
    at = data.draw(st.integers(0, len(covered) - 1))
    other = covered[at] ^ data.draw(st.integers(1, 255))
    assert not proves(rule, sent, covered[:at] + bytes([other]) + covered[at + 1 :])


@given(RULES, st.binary(max_size=20), st.binary(max_size=4))
def test_a_checksum_of_any_bytes_is_judged_and_never_a_crash(
    rule: ChecksumField, covered: bytes, sent: bytes
) -> None:
    if len(sent) == rule.width:
        proves(rule, sent, covered)
