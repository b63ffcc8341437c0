"""The LED numbers over counters: many panels on one serial line, each told its number again and again.

`template` puts one frame together and `checksum` proves it; `schedule` says whose turn it is; `serial_bus` is
the thread that owns a line. `panel_model` decides what a panel shows; `app` follows the hub. None of them
imports Qt.
"""
