"""How devices and hub reach each other: the only place that knows MQTT. Imports the contract only.

`wire` is one lossy connection; `outbox` what a device still owes; `device_link` brings both together
in a thread of its own; `qt_bridge` carries what arrives into the thread of a screen.
"""
