"""`python -m baklosan_desktop.pipeline [approve]`: build the database, or approve the readings."""

import argparse
import sys

from baklosan_desktop import pipeline
from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.pipeline.checks import approve
from baklosan_desktop.pipeline.folder import read


def main() -> int:
    """Build, or record the readings of every label as approved and build."""
    parser = argparse.ArgumentParser(prog="python -m baklosan_desktop.pipeline")
    parser.add_argument("step", nargs="?", choices=["build", "approve"], default="build")
    folder = database_folder()
    try:
        if parser.parse_args().step == "approve":
            for path in sorted((folder / "labels").iterdir()):
                approve(*read(path), path)
        pipeline.build(folder)
    except BaklosanError as error:
        print(f"{error}\n{error.advice}", file=sys.stderr)
        return 1
    print(f"Built {folder / 'build'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
