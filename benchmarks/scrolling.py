"""P7: one frame while scrolling: plain cells and the rich member row, beside QSqlTableModel."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QTableView

from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.listing import Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.ui import theme
from benchmarks.big_desk import big_desk
from benchmarks.measuring import Line, Size
from benchmarks.our_list import MEMBER, OurList, application
from benchmarks.qt_peer import open_peer, peer_model, peer_view, wait_for

PLAIN = ("type", "asked_on", "completed_on", "outcome", "points", "minutes", "quality", "company")
FRAMES = 60
STEP = 120  # px: a notch of the wheel


def measure(size: Size) -> list[Line]:
    """Scroll each view a stretch in turns; every frame is painted at once."""
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        desk = big_desk(size, Path(folder))
        copies = [Path(folder, f"{name}.desk") for name in ("members", "peer")]
        for copy in copies:
            shutil.copyfile(desk, copy)
        plain = OurList(desk, ACTIVITIES, PLAIN)
        rich = OurList(copies[0], MEMBERS, MEMBERS.default_columns, MEMBER)
        for ours in (plain, rich):
            ours.finder.find(Wanted(), ours.listing.default_sort)
            wait_for(ours.finder.all_found)
        database = open_peer(copies[1])
        model = peer_model(database, "activity", "id")
        peer = peer_view(model, len(PLAIN), theme.row_height())
        model.select()
        while model.canFetchMore() and model.rowCount() < 20_000:
            model.fetchMore()
        views = (plain.view, rich.view, peer)
        frames: list[list[float]] = [[] for _ in views]
        app.processEvents()  # all three are shown now
        for turn in range(size.repeats):
            for taken, view in zip(frames, views, strict=True):
                taken.extend(_scroll(view, turn))
        plain.close()
        rich.close()
        database.close()
    app.quit()
    return _lines([statistics.median(taken) * 1000 for taken in frames])


def _scroll(view: QTableView, turn: int) -> list[float]:
    bar = view.verticalScrollBar()
    bar.setValue(turn * FRAMES * STEP)
    view.viewport().repaint()
    taken = []
    for _ in range(FRAMES):
        bar.setValue(bar.value() + STEP)
        start = time.thread_time()  # not the wall's: other programs would count
        view.viewport().repaint()
        taken.append(time.thread_time() - start)
    return taken


def _lines(frames: list[float]) -> list[Line]:
    plain, rich, peer = frames
    words = f"QSqlTableModel {peer:.1f} ms"
    return [
        Line("P7 scrolling, plain cells", plain / peer, 1.1, "x", f"{plain:.1f} ms; {words}"),
        Line("P7 scrolling, member rows", rich / peer, 2.0, "x", f"{rich:.1f} ms; {words}"),
    ]
