"""How devices and hub reach each other: the only place that knows MQTT. Imports the contract only.

`port` is what an app knows of its link, `heartbeat` what it makes of the hub's pulse. `wire` is one lossy
connection; `outbox` what a device still owes; `device_link` brings both together in a thread of its own;
`qt_bridge` carries what arrives into the thread of a screen.
"""
