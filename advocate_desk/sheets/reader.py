"""The child process that parses spreadsheets: kept warm, limited, and killed when it hangs.

The window's process only ever receives plain cells. Whatever a file does to a parser (abort,
panic, eat memory, never return) it does to the child, and the next file gets a new one.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import pickle
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import psutil

from advocate_desk.base.errors import BadFile
from advocate_desk.base.progress import Progress
from advocate_desk.sheets.kinds import damaged
from advocate_desk.sheets.messages import (
    Ended,
    FileRead,
    Message,
    Order,
    Send,
    SheetStarts,
    StartsAgain,
    TakesIn,
)

SECONDS = 60.0
MEMORY = 3 * 1024**3  # bytes; a million rows of fifteen columns need 1.6 GB
_NICE = 10  # the window goes first
_POLL = 0.1  # seconds between looks at Cancel, the clock and the child's memory
_JOIN = 5.0


class Reader:
    """A child process that reads one file at a time, started when first needed."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._lock = threading.Lock()
        self._child: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._has_answered = False  # and so looks at the file

    def start(self) -> None:
        """Start the child, so that the first file need not wait for it."""
        with self._lock:
            self._started()

    def read(self, order: Order, progress: Progress) -> Iterator[Message]:
        """Have a file read; give the child's messages as they come.

        Raises:
            BadFile: the file cannot be read, or the child died or hung over it.
            Cancelled: she pressed Cancel.
        """
        with self._lock:
            pipe = self._started()
            finished = False
            self._has_answered = False
            try:
                pipe.send(order)
                ended = yield from self._messages(pipe, order.name, progress)
                finished = not ended.is_busy
            except (EOFError, OSError) as error:
                raise (damaged(order.name) if self._has_answered else _no_child()) from error
            finally:
                if not finished:
                    self._kill()
            if ended.refusal is not None:
                raise ended.refusal

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._kill()

    @property
    def pid(self) -> int | None:
        """Give the child's process id; None while there is none."""
        return self._child.pid if self._child is not None else None

    def _started(self) -> Connection:
        if self._child is not None and self._pipe is not None and self._child.is_alive():
            return self._pipe
        self._kill()
        context = multiprocessing.get_context("spawn")  # a fork would copy Qt's and SQLite's state
        ours, theirs = context.Pipe()
        child = context.Process(
            target=serve, args=(theirs, self._memory), name="spreadsheet reader", daemon=True
        )
        child.start()
        theirs.close()
        self._child, self._pipe = child, ours
        return ours

    def _messages(
        self, pipe: Connection, name: str, progress: Progress
    ) -> Generator[Message, None, Ended]:
        """Give the messages of one file; return the last one, which says how it went."""
        deadline = time.monotonic() + self._seconds
        done = total = 0
        while True:
            while not pipe.poll(_POLL):
                progress.step(done, total, f"Reading {name}")
                self._check_limits(name, deadline)
            message: Message | Ended = pickle.loads(pipe.recv_bytes())  # noqa: S301  # our own child wrote it
            self._has_answered = True
            if isinstance(message, Ended):
                return message
            if isinstance(message, TakesIn):  # a slow drive is no parser that hangs
                deadline = time.monotonic() + self._seconds
            done, total = _counted(message, done, total)
            progress.step(done, total, f"Reading {name}")
            yield message
            self._check_limits(name, deadline)

    def _check_limits(self, name: str, deadline: float) -> None:
        if time.monotonic() > deadline:
            raise BadFile(
                f"“{name}” took longer than {self._seconds:.0f} seconds to read; "
                "nothing was imported.",
                "Copy the rows you need into a new workbook and import that.",
            )
        if sys.platform != "linux" and self._child is not None:  # where RLIMIT_AS does not hold
            with suppress(psutil.Error):
                if psutil.Process(self._child.pid).memory_info().rss > self._memory:
                    raise damaged(name)

    def _kill(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.join(_JOIN)
            if not self._child.is_alive():
                self._child.close()
        if self._pipe is not None:
            self._pipe.close()
        self._child = self._pipe = None


def serve(pipe: Connection, memory: int) -> None:
    """Read the files that are asked for until the other end closes; runs in the child."""
    _limit(memory)
    gc.disable()  # cells hold no cycles, and looking for some costs a quarter of the time
    while True:
        try:
            order = pipe.recv()
        except (EOFError, OSError):
            return
        refusal = answer(order, lambda message: pipe.send_bytes(_packed(message)))
        pipe.send_bytes(_packed(Ended(refusal, is_busy=threading.active_count() > 1)))
        gc.collect()


def answer(order: Order, send: Send) -> BadFile | None:
    """Read one file and send its parts; give why it cannot be read, if it cannot."""
    from advocate_desk.sheets.opening import take_in
    from advocate_desk.sheets.parsing import NeedsSecondReader, parse

    try:
        content = take_in(order.path, lambda done, size: send(TakesIn(done, size)))
        send(TakesIn(len(content), len(content), hashlib.sha256(content).hexdigest()))
        try:
            parse(order, content, send)
        except NeedsSecondReader:
            from advocate_desk.sheets.second_reader import parse_again

            send(StartsAgain())
            parse_again(order, content, send)
    except BadFile as refusal:
        return refusal
    except MemoryError:
        return BadFile(
            f"“{order.name}” is too large to be read in memory; nothing was imported.",
            "Copy the rows you need into a new workbook and import that.",
        )
    except BaseException:  # noqa: BLE001  # a parser's panic is no Exception
        return damaged(order.name)
    return None


def _no_child() -> BadFile:
    return BadFile(
        "The part of the program that reads spreadsheets could not start or was ended.",
        "Start the program again; if it stays so, see whether a virus scanner holds it back.",
    )


def _packed(message: Message | Ended) -> bytes:
    return pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)


def _limit(memory: int) -> None:
    """Give way to the window, keep quiet, and never take more than the memory allowed."""
    with suppress(OSError):
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 2)  # what a parser says while it aborts is not for her terminal
        os.close(quiet)
    if sys.platform == "win32":
        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        return
    import resource

    os.nice(_NICE)
    for kind, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):  # macOS knows the limit but may refuse it
            resource.setrlimit(kind, (limit, limit))


def _counted(message: Message, done: int, total: int) -> tuple[int, int]:
    if isinstance(message, SheetStarts):
        return done, total + message.rows
    if isinstance(message, StartsAgain):
        return 0, 0
    if isinstance(message, TakesIn | FileRead):
        return done, total
    return done + len(message), total


_shared = Reader()


def shared_reader() -> Reader:
    """Give the reader that the whole program uses."""
    return _shared
