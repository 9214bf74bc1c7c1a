"""The start of the program: without a command the window, otherwise the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from advocate_desk.base.paths import DESK_SUFFIX


def main() -> None:
    """Run what the words of the command ask for, and leave with its exit code."""
    if getattr(sys, "frozen", False):  # first: a child of the frozen program starts here too
        import multiprocessing

        multiprocessing.freeze_support()
    words = sys.argv[1:]
    sys.exit(_show_window(words) if asks_for_window(words) else _run_command(words))


def asks_for_window(words: Sequence[str]) -> bool:
    """Say whether the words hold no command: only which desk, and how to start."""
    left = list(words)
    while left:
        word = left.pop(0)
        if word == "--desk" and left:
            left.pop(0)
        elif (
            word not in ("--smoke", "--demo")
            and not word.startswith("--desk=")
            and not _is_desk_file(word)
        ):
            return False
    return True


def _is_desk_file(word: str) -> bool:
    return not word.startswith("-") and word.lower().endswith(DESK_SUFFIX)


def _show_window(words: Sequence[str]) -> int:
    from advocate_desk.app import main as stay_open

    return stay_open(words)


def _run_command(words: Sequence[str]) -> int:
    from advocate_desk.cli import main as run

    return run(words)


if __name__ == "__main__":
    main()
