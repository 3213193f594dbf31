"""Fail where a package has less branch coverage than its budget; run after pytest --cov."""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

BUDGETS = {
    "labels": 100,
    "dosing": 100,
    "search": 100,
    "extraction": 100,
    "importers": 95,
    "screens": 100,
    "handouts": 100,
    "store": 90,
    "qt": 90,
    "pipeline": 90,
    "cli": 90,
}


def main() -> int:
    """Print each package with its coverage; return 1 where one is below its budget."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "coverage.json")
        command = ["coverage", "json", "--quiet", "-o", str(report)]
        subprocess.run([sys.executable, "-m", *command], check=True)
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    reached, all_of_it, left = defaultdict(int), defaultdict(int), defaultdict(list)
    for name, file in files.items():
        package, summary = Path(name).parts[1], file["summary"]
        gaps = [*file["missing_lines"], *file["missing_branches"]]
        left[package] += [f"{name}: {gaps}"] if gaps else []
        reached[package] += summary["covered_lines"] + summary["covered_branches"]
        all_of_it[package] += summary["num_statements"] + summary["num_branches"]
    missed = False
    for package, budget in BUDGETS.items():
        share = 100 * reached[package] / all_of_it[package]
        print(f"{package:12} {share:7.2f} %  budget {budget} %")
        if share < budget:
            missed = True
            print(*left[package], sep="\n")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
