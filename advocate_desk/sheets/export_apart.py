"""Exports in a process of its own, so that the window stays smooth; Cancel ends that process."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import psutil

from advocate_desk.base.errors import DeskError
from advocate_desk.base.half_written import part_of, remove_part
from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.sheets.write_csv import FOR_PEOPLE, CsvStyle

_NICE = 10  # the window goes first
_POLL = 0.1  # seconds between looks at Cancel
_LOG = logging.getLogger(__name__)

Step = tuple[int, int, str]


def export_apart(
    desk_path: Path,
    out: Path,
    progress: Progress | None = None,
    *,
    sheets: Sequence[str] = (),
    style: CsvStyle = FOR_PEOPLE,
) -> dict[str, int]:
    """Export a desk as `export_program` does, in a child process that only reads.

    Raises:
        DeskError: it could not be written; `out` is as before.
        Cancelled: she pressed Cancel; `out` is as before.
    """
    context = multiprocessing.get_context("spawn")  # a fork would copy Qt's and SQLite's state
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(
        target=serve, args=(theirs, desk_path, out, sheets, style), name="export", daemon=True
    )
    child.start()
    theirs.close()
    part = part_of(out, child.pid)
    try:
        return _follow(ours, progress or NoProgress())
    finally:
        child.kill()
        child.join()
        child.close()
        ours.close()
        remove_part(part)


def _follow(pipe: Connection, progress: Progress) -> dict[str, int]:
    """Hand the child's words on until it is done."""
    step: Step = (0, 0, "")
    while True:
        while not pipe.poll(_POLL):
            progress.step(*step)
        try:
            message = pipe.recv()
        except EOFError as error:
            raise _broken("the exporting process ended by itself") from error
        match message:
            case dict():
                return message
            case DeskError():
                raise message
            case str():
                raise _broken(message)
        step = message
        progress.step(*step)


def _broken(why: str) -> DeskError:
    _LOG.error("Export failed: %s", why)
    return DeskError(
        "The export stopped because of an error in the program; no file was written.",
        "Please report it with the log file.",
    )


def serve(
    pipe: Connection, desk_path: Path, out: Path, sheets: Sequence[str], style: CsvStyle
) -> None:
    """Export and tell the other end: steps, then the rows per sheet or why not; in the child."""
    _give_way()
    try:
        telling = _Telling(pipe)
        pipe.send(export_program(desk_path, out, telling, sheets=sheets, style=style))
    except DeskError as refusal:
        pipe.send(refusal)
    except (BrokenPipeError, ConnectionResetError):
        return  # the window is gone
    except Exception:  # noqa: BLE001  # whatever it was, the other end must hear of it
        pipe.send(traceback.format_exc())


class _Telling:
    """Progress that goes to the other end of a pipe."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def step(self, done: int, total: int, note: str = "") -> None:
        """Send the step on."""
        self._pipe.send((done, total, note))


def _give_way() -> None:
    with suppress(OSError, psutil.Error):
        if sys.platform == "win32":
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(_NICE)
