"""The ticket printer: paper in the citizen's hand, whatever printer a centre bought.

Owns the port every printer is seen through, its drivers, its emulator and the picture of a ticket. Knows
nothing of kiosks, of the hub or of MQTT.
"""
