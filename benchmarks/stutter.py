"""P11: how late the window's event loop is while an import, an export and a backup run at once."""

from __future__ import annotations

import dataclasses
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer

from advocate_desk.base.errors import DeskError
from advocate_desk.program.listing import Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.sheets.export_apart import export_apart
from advocate_desk.store.backup import copy_verified
from advocate_desk.ui.workspace import Lane
from benchmarks.big_desk import big_desk
from benchmarks.import_speed import kinds_of
from benchmarks.importing import import_file
from benchmarks.made_files import tidy_acts
from benchmarks.measuring import Line, Size
from benchmarks.our_list import MEMBER, OurList, application
from benchmarks.qt_peer import wait_for

TICK_MS = 10
IDLE_S = 3.0


class Lateness:
    """A timer of ten milliseconds that notes by how much it is late, and repaints a cell."""

    def __init__(self, repaint: Callable[[], None]) -> None:
        self.late: list[float] = []
        self._repaint = repaint
        self._due = 0.0
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def during(self, run: Callable[[], None]) -> tuple[float, float]:
        """Give the p99 and the largest lateness in milliseconds while something runs."""
        self.late = []
        self._due = time.perf_counter() + TICK_MS / 1000
        self._timer.start()
        run()
        self._timer.stop()
        ordered = sorted(self.late)
        return ordered[int(len(ordered) * 0.99)], ordered[-1]

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(now - self._due, 0.0) * 1000)
        self._repaint()
        self._due = max(self._due, time.perf_counter()) + TICK_MS / 1000


def measure(size: Size) -> list[Line]:
    """Run all three at once beside the members on the screen; first nothing, as a control."""
    app = application()
    without_acts = dataclasses.replace(size, acts=size.import_rows)
    with tempfile.TemporaryDirectory() as folder:
        desk = big_desk(without_acts, Path(folder))
        ours = OurList(desk, MEMBERS, MEMBERS.default_columns, MEMBER)
        ours.finder.find(Wanted(), MEMBERS.default_sort)
        wait_for(ours.finder.all_found)
        file = tidy_acts(size, kinds_of(ours.workspace.desk))
        lateness = Lateness(lambda: ours.view.update(ours.view.table.index(0, 0)))
        idle_p99, idle_most = lateness.during(_idle)
        p99, most = lateness.during(lambda: _work(ours, file, Path(folder)))
        ours.close()
    app.quit()
    control = f"nothing running: p99 {idle_p99:.1f}, max {idle_most:.1f} ms"
    return [
        Line("P11 event loop late, p99", p99, 16, "ms", control),
        Line("P11 event loop late, max", most, 50, "ms", f"{len(lateness.late):,} ticks"),
    ]


def _idle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(IDLE_S * 1000), loop.quit)
    loop.exec()


def _work(ours: OurList, file: Path, folder: Path) -> None:
    desk = ours.workspace.desk
    loop = QEventLoop()
    running = [
        ("import", lambda _job: import_file(desk, file)),
        ("export", lambda _job: export_apart(desk.path, folder / "out.xlsx")),
        ("backup", lambda _job: copy_verified(desk.path, folder / "backup.desk")),
    ]
    lanes = [Lane(1) for _ in running]
    waiting = set(range(len(lanes)))
    failed: list[DeskError] = []

    def on_emptied(number: int) -> None:
        waiting.discard(number)
        if not waiting:
            loop.quit()

    for number, (lane, (name, work)) in enumerate(zip(lanes, running, strict=True)):
        lane.emptied.connect(lambda number=number: on_emptied(number))
        lane.failed.connect(failed.append)
        lane.run(name, work)
    loop.exec()
    for lane in lanes:
        lane.close()
    if failed:
        raise failed[0]
