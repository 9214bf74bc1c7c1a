"""Measures every budget and prints the table: `python -m benchmarks [--full] [P1 P3 ...]`."""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import json
import subprocess
import sys
import time

from benchmarks.measuring import FIFTIETH, FULL, SIZES, Line, Size, environment, python

# the budget, and its script
BUDGETS = {
    "P1": "window",
    "P2": "first_rows",
    "P3": "import_speed",  # and P13
    "P4": "preview",
    "P5": "export_speed",
    "P6": "huge_table",
    "P7": "scrolling",
    "P8": "sorting",
    "P9": "charts",  # and P10
    "P11": "stutter",
    "P12": "backup",
    "P14": "memory",
}
HEADINGS = ("figure", "measured", "budget", "peers")


def main() -> int:
    """Run the budgets asked for and print the table; 1 when one could not be measured."""
    words = _words()
    if words.one:
        print(json.dumps([dataclasses.asdict(line) for line in _measure(words.one, words.size)]))
        return 0
    size = FULL if words.full else FIFTIETH
    started = time.perf_counter()
    lines: list[Line] = []
    failed: list[str] = []
    for budget in words.budgets or BUDGETS:
        print(f"{budget} {BUDGETS[budget]} …", file=sys.stderr, flush=True)
        try:
            lines += _apart(budget, size)
        except (subprocess.SubprocessError, json.JSONDecodeError) as error:
            failed.append(f"{budget} could not be measured: {error}")
    _print_table(lines, size)
    print(f"\n{time.perf_counter() - started:,.0f} s in all")
    print("\n".join(failed), file=sys.stderr)
    return 1 if failed else 0


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("budgets", nargs="*", choices=[*BUDGETS, []], metavar="P1 P2 ...")
    parser.add_argument("--full", action="store_true", help="100,000 members, 1,000,000 acts")
    parser.add_argument("--one", choices=BUDGETS, help=argparse.SUPPRESS)
    parser.add_argument("--size", choices=SIZES, help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(budget: str, size: str) -> list[Line]:
    script = importlib.import_module(f"benchmarks.{BUDGETS[budget]}")
    lines: list[Line] = script.measure(SIZES[size])
    return lines


def _apart(budget: str, size: Size) -> list[Line]:
    """Measure one budget in a fresh process, so that none inherits another's memory or caches."""
    done = subprocess.run(
        python("-m", "benchmarks", "--one", budget, "--size", size.name),
        env=environment(),
        stdout=subprocess.PIPE,
        check=True,
        timeout=3600,
    )
    return [Line(**line) for line in json.loads(done.stdout.splitlines()[-1])]


def _print_table(lines: list[Line], size: Size) -> None:
    print(f"\nAt {size.name} size: {size.members:,} members, {size.acts:,} acts\n")
    rows = [HEADINGS, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for number, row in enumerate(rows):
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
        if number == 0:
            print("  ".join("-" * width for width in widths))


if __name__ == "__main__":
    sys.exit(main())
