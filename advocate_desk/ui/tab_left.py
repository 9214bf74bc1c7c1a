"""The tab she left a desk on: it opens there again on the same day, and on Home the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from advocate_desk.base import clock

_KEY = "window/tab_left"  # of one desk: the one that opens by itself


def keep_tab(desk: Path, tab: str) -> None:
    """Remember the tab in front; what is remembered already is not written again."""
    settings, told = QSettings(), [str(desk), tab, clock.today().isoformat()]
    if settings.value(_KEY) != told:
        settings.setValue(_KEY, told)


def tab_left(desk: Path) -> str:
    """Give the key of the tab she left this desk on today; nothing on another day.

    A day begins on Home, with what waits; after a break she is where she was.
    """
    kept = QSettings().value(_KEY)
    match kept:
        case [of_desk, str(tab), day] if (of_desk, day) == (str(desk), clock.today().isoformat()):
            return tab
        case _:
            return ""
