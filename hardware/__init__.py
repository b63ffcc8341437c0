"""Everything with a plug: one folder a device, each with port, driver, null, emulator and examination.

Knows nothing of queues, hubs or MQTT; the apps bring devices and flows together. Two programs among the
devices know the hub's language: the panels' own (`counter_panel.app`) and the doctor (`doctor`).
"""
