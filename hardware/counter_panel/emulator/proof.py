"""Whether a frame came whole, as a panel finds out: by division, not by making a checksum of its own.

Owns an arithmetic that shares nothing with the driver's. Must not know what a frame is.
"""

from hardware.counter_panel.checksum import ChecksumRule

_BITS = 8
_WORD_BITS = 16


def proves(rule: ChecksumRule, sent: bytes, covered: bytes) -> bool:
    """Whether `sent` is the checksum of `covered`."""
    try:
        value = bytes.fromhex(sent.decode("ascii")) if rule.style == "hex" else sent
    except ValueError:  # no hexadecimal digits, or not even ASCII
        return False
    match rule.kind:
        case "none":
            return True
        case "xor":
            return not any(sum(byte >> bit & 1 for byte in covered + value) % 2 for bit in range(_BITS))
        case "sum" if rule.negated:
            return sum(covered + value) % 256 == 0
        case "sum":
            return (sum(covered) - value[0]) % 256 == 0
        case "crc16":
            number = int.from_bytes(value, "little" if rule.first == "low" else "big")
            return _register(rule, covered) == _bits(number, _WORD_BITS, lowest_first=rule.reflected)


def _register(rule: ChecksumRule, covered: bytes) -> list[int]:
    """The CRC as a shift register of single bits, the highest power first."""
    taps = _bits(rule.polynomial, _WORD_BITS, lowest_first=False)
    register = _bits(rule.initial, _WORD_BITS, lowest_first=False)
    for byte in covered:
        for bit in _bits(byte, _BITS, lowest_first=rule.reflected):
            feedback = register[0] ^ bit
            register = [*register[1:], 0]
            if feedback:
                register = [one ^ tap for one, tap in zip(register, taps, strict=True)]
    return register


def _bits(number: int, width: int, *, lowest_first: bool) -> list[int]:
    bits = [number >> place & 1 for place in range(width)]
    return bits if lowest_first else bits[::-1]
