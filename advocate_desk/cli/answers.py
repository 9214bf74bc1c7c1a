"""What commands print: words for people, one JSON document for programs, progress aside."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from advocate_desk.base.errors import DeskError
from advocate_desk.base.recent import last_desk

_BAR = 30  # characters


def say(asked: argparse.Namespace, document: Any, *lines: str) -> None:
    """Print the JSON document when it was asked for, else the lines."""
    if asked.json:
        print(json.dumps(document, ensure_ascii=False, default=str))
    else:
        for line in lines:
            print(line)


def refusal(asked: argparse.Namespace, error: DeskError, **more: Any) -> int:
    """Say in one sentence why nothing was done; give the exit code."""
    print(error, file=sys.stderr)
    if getattr(asked, "json", False):
        print(json.dumps({"error": str(error), **more}, ensure_ascii=False, default=str))
    return error.exit_code


def desk_path(asked: argparse.Namespace) -> Path:
    """Give the desk the command is about: the one named, else the one used last.

    Raises:
        DeskError: none is named and none was used yet.
    """
    path = Path(asked.desk) if asked.desk else last_desk()
    if path is None:
        raise DeskError("No desk is named and none was used yet.", "Add --desk FILE.")
    return path


class Bar:
    """Progress on standard error: a bar on a terminal, nothing elsewhere."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()
        self._last = ""

    def step(self, done: int, total: int, note: str = "") -> None:
        """Draw how far the work is."""
        if not self._shows:
            return
        share = done / total if total else 0
        drawn = f"\r{note[:24]:24} [{'#' * round(share * _BAR):{_BAR}}] {share:4.0%}"
        if drawn != self._last:
            self._last = drawn
            print(drawn, end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line of the bar."""
        if self._last:
            print(file=sys.stderr)
