"""Play a WAV file without a sound card: `python -m hardware.speaker.emulator --records played call.wav`.

Owns nothing but the name it is run by.
"""

import sys

from hardware.speaker.emulator.player_program import main

if __name__ == "__main__":
    sys.exit(main())
