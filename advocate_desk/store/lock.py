"""One writer per desk, window or command line; readers need no lock."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
from pathlib import Path

from filelock import FileLock, Timeout

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskInUse, DiskFull, ReadOnlyPlace


class DeskLock:
    """The right to write to one desk; given back by `release` or when the process ends."""

    def __init__(self, desk: Path) -> None:
        self._desk = desk
        lock_file = desk.with_name(f".{desk.name}.lock")
        # a desk is opened on one thread and may be closed on another
        self._lock = FileLock(lock_file, blocking=False, thread_local=False)
        self._writer = desk.with_name(f".{desk.name}.writer")
        self.left_behind = False

    def take(self) -> None:
        """Take the right to write.

        Raises:
            DeskInUse: somebody else has it.
            DiskFull: there is no room to say who has it.
            ReadOnlyPlace: nothing can be written beside the desk.
        """
        try:
            self._lock.acquire()
            self.left_behind = self._writer.exists()  # the last writer did not get to close
            me = {"host": socket.gethostname(), "pid": os.getpid(), "since": clock.now()}
            self._writer.write_text(json.dumps(me), encoding="utf-8")
        except Timeout as error:
            raise DeskInUse(
                f"{self._desk.name} is open in another window or command{self._who()}.",
                "Close it there first; looking at it is still possible.",
            ) from error
        except OSError as error:
            self._lock.release()
            if error.errno == errno.ENOSPC:
                raise DiskFull(
                    f"The disk is full: {self._desk.name} cannot be opened for writing.",
                    "Free some space and try again.",
                ) from error
            raise ReadOnlyPlace(
                f"The folder of {self._desk.name} cannot be written to.",
                "Copy the file to a folder of your own, such as Documents, and open it there.",
            ) from error

    def _who(self) -> str:
        try:
            told = json.loads(self._writer.read_text(encoding="utf-8"))
            return f" (on {told['host']} since {clock.local_words(told['since'])})"
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def release(self) -> None:
        """Give the right back."""
        if self._lock.is_locked:
            with contextlib.suppress(
                OSError
            ):  # the next writer only hears that this one was cut off
                self._writer.unlink(missing_ok=True)
            self._lock.release()
