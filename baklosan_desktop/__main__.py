"""`python -m baklosan_desktop` opens the window."""

import sys

from baklosan_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
