"""Paints the sample program for the README: `python -m benchmarks.screens docs/screens`."""

from __future__ import annotations

import argparse
import os
from functools import partial
from pathlib import Path

SIZE = (1440, 880)
DAY = "2026-11-20"  # the pictures of one version do not differ from day to day
PLACES = ("home", "members", "trends")  # those that the README shows
_SETTLED_MS = 2500  # the charts and the panel are drawn by then


def main() -> None:
    """Save a picture of each place."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.screens", description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("--places", nargs="+", default=PLACES, metavar="PLACE")
    words.add_argument("--text-size", type=int, default=100)
    words.add_argument("--dark", action="store_true")
    told = words.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["ADVOCATE_DESK_TODAY"] = DAY
    told.folder.mkdir(parents=True, exist_ok=True)
    _paint(told)


def _paint(told: argparse.Namespace) -> None:
    from PySide6.QtCore import QCoreApplication, QSettings, QTimer
    from PySide6.QtWidgets import QApplication

    from advocate_desk import app
    from advocate_desk.ui import theme
    from advocate_desk.ui.main_window import MainWindow

    application = QApplication(["screens", *app.STYLE_WORDS])
    QCoreApplication.setOrganizationName("advocate-desk-screens")  # her settings stay hers
    QSettings().clear()
    theme.install(application)
    looks = theme.Appearance
    theme.choose_appearance(looks.DARK if told.dark else looks.LIGHT)
    theme.choose_text_size(told.text_size)
    window = MainWindow()
    window.resize(*SIZE)
    window.show()
    later = partial(QTimer.singleShot, 0, partial(_show_each, window, told))
    window.desk.opened.connect(lambda _workspace: later())
    window.desk.open_sample()
    application.exec()


def _show_each(window: object, told: argparse.Namespace) -> None:
    """Go from place to place; close the window after the last."""
    from PySide6.QtTest import QTest

    from advocate_desk.program.listing import Sort
    from advocate_desk.ui.widgets.toast import toast_over
    from advocate_desk.ui.workspace import Lane

    for place in told.places:
        tab = window.tabs.go_to(place)  # type: ignore[attr-defined]
        if place == "members":
            tab.page(0)._sort_by(Sort("acts_365", descending=True))
            window.desk.workspace.open_requested.emit("member", _busiest(window))  # type: ignore[attr-defined]
        toast_over(window.tabs).hide()  # type: ignore[attr-defined]
        QTest.qWait(_SETTLED_MS)
        while any(lane.jobs() for lane in window.findChildren(Lane)):  # type: ignore[attr-defined]
            QTest.qWait(_SETTLED_MS)
        window.grab().save(str(told.folder / f"{place}.png"))  # type: ignore[attr-defined]
    window.close()  # type: ignore[attr-defined]


def _busiest(window: object) -> int:
    """Give who did most in a year: there is something on her panel."""
    from sqlalchemy import select

    from advocate_desk.store.models import MemberFigures

    most = select(MemberFigures.member_id).order_by(MemberFigures.acts_365.desc()).limit(1)
    found: int = window.desk.workspace.look(lambda session: session.scalar(most))  # type: ignore[attr-defined]
    return found


if __name__ == "__main__":
    main()
