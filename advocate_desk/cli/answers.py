"""What commands print: words for people, one JSON document for programs, progress aside."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import Any, Self, TextIO

from advocate_desk.base.errors import DeskError
from advocate_desk.base.recent import last_desk

_BAR, _NOTE = 30, 32  # characters


def say(asked: argparse.Namespace, document: Any, *lines: str) -> None:
    """Print the JSON document when it was asked for, else the lines."""
    if asked.json or lines:
        _put(sys.stdout, _json(document) if asked.json else "\n".join(lines))


def refusal(asked: argparse.Namespace, error: DeskError, **more: Any) -> int:
    """Say in one sentence why nothing was done; give the exit code."""
    complain(error)
    if getattr(asked, "json", False):
        _put(sys.stdout, _json({"error": str(error), **more}))
    return error.exit_code


def complain(sentence: object) -> None:
    """Say on standard error what is wrong."""
    _put(sys.stderr, str(sentence))


def _json(document: Any) -> str:
    """Write JSON in signs that every terminal and pipe takes: not all of them speak UTF-8."""
    speaks_all = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "") == "utf8"
    return json.dumps(document, ensure_ascii=not speaks_all, default=str)


def _put(stream: TextIO, text: str) -> None:
    """Print a text; what is done is done, so nobody listening any more is no failure."""
    signs = getattr(stream, "encoding", None) or "utf-8"
    known = text.encode(signs, errors="backslashreplace").decode(signs)
    try:
        print(known, file=stream, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def desk_path(asked: argparse.Namespace) -> Path:
    """Give the desk the command is about: the one named, else the last one of the window.

    Raises:
        DeskError: none is named and the window has not opened one yet.
    """
    path = Path(asked.desk) if asked.desk else last_desk()
    if path is None:
        raise DeskError(
            "No desk is named, and none was opened in the window yet.", "Add --desk FILE."
        )
    return path


def day_of(text: str) -> dt.date:
    """Read a day among the words of a command.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day such as 2026-11-21") from None


class Bar:
    """Progress on standard error: a bar on a terminal, nothing elsewhere.

    Leaving the `with` block leaves its line too, however the work ended.
    """

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()
        self._last = ""

    def step(self, done: int, total: int, note: str = "") -> None:
        """Draw how far the work is."""
        if not self._shows:
            return
        share = done / total if total else 0
        drawn = f"\r{note[:_NOTE]:{_NOTE}} [{'#' * round(share * _BAR):{_BAR}}] {share:4.0%}"
        if drawn != self._last:
            self._last = drawn
            print(drawn, end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_how: object) -> None:
        if self._last:
            print(file=sys.stderr)
