"""What the packaged `baklosan` runs."""

import sys

from baklosan_desktop.cli import main

sys.exit(main())
