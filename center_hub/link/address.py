"""Where a broker is, as people write it on a command line: `HOST:PORT`.

Owns the spelling. Must not connect.
"""

import argparse

HIGHEST_PORT = 65_535


def address_of(text: str) -> tuple[str, int]:
    """Host and port of `192.168.1.10:1883` or `[fe80::1]:1883`; raises ArgumentTypeError."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"'{text}' is no address; write host and port, 192.168.1.10:1883")
    return host.strip("[]"), int(port)
