"""Where the window stands: kept between starts, and never on a screen that is gone."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_KEY = "window/1/geometry"  # the number counts layouts: an older one is not taken over
_USUAL = (1440, 880)
_FRAME = QSize(16, 48)  # px that a system's frame and title may add; known only once it is shown


def take_place(window: QWidget) -> None:
    """Put a window where it was, or in its usual size."""
    kept = QSettings().value(_KEY)
    if not (isinstance(kept, QByteArray) and window.restoreGeometry(kept) and _is_seen(window)):
        room = QGuiApplication.primaryScreen().availableSize() - _FRAME
        window.resize(QSize(*_USUAL).boundedTo(room))


def keep_place(window: QWidget) -> None:
    """Remember where a window is."""
    QSettings().setValue(_KEY, window.saveGeometry())


def _is_seen(window: QWidget) -> bool:
    """Say whether the middle of the title bar is on a screen, so that it can be moved."""
    top = window.frameGeometry()
    grip = top.topLeft() + (top.topRight() - top.topLeft()) / 2
    screens = QGuiApplication.screens()
    return any(screen.availableGeometry().contains(grip) for screen in screens)
