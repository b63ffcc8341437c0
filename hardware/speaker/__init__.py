"""The loudspeaker: calls joined from recorded words, and pages of a screen read aloud by a machine.

A call is spoken in the citizen's language and the centre's. Owns the grammar of spoken numbers, the clips,
the chime, the queue of calls, reading aloud, the player and its emulator. Knows nothing of boards,
kiosks, the hub or MQTT.
"""
