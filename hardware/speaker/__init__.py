"""The loudspeaker: a call in the citizen's language and the centre's, joined from recorded words.

Owns the grammar of spoken numbers, the clips, the chime, the queue of calls, the player and its emulator.
Knows nothing of boards, of the hub or of MQTT.
"""
