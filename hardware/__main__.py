"""`python -m hardware doctor --device FILE`: is everything well that is plugged into this box?

Owns the way in. Must not know what is examined: a child process of the doctor reads this file again.
"""

import sys

if __name__ == "__main__":
    from hardware.doctor.command_line import main

    sys.exit(main())
