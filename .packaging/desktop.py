"""What the packaged `baklosan-desktop` runs."""

import sys

from baklosan_desktop.app import main

sys.exit(main())
