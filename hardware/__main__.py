"""`python -m hardware doctor --device FILE`: is everything well that is plugged into this box?

Owns the way in. Must not know what is examined.
"""

import sys

from hardware.doctor.command_line import main

if __name__ == "__main__":
    sys.exit(main())
