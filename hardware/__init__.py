"""Everything with a plug: one folder a device, each with port, driver, null and emulator.

Knows nothing of queues, hubs or MQTT; the apps bring devices and flows together.
"""
