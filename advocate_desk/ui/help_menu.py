"""The Help menu; what it opens is imported when it is opened."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from advocate_desk import __version__
from advocate_desk.base.paths import APP_NAME, log_folder
from advocate_desk.ui.menus import Menus


def fill_help(menus: Menus, window: QWidget) -> None:
    """Add the lines of the Help menu."""
    menus.add("Help", "Shortcuts", "?", lambda: show_shortcuts(menus, window))
    menus.add("Help", "Open log folder", "", open_logs)
    menus.add("Help", f"About {APP_NAME}", "", lambda: tell_about(window))


def show_shortcuts(menus: Menus, window: QWidget) -> None:
    """Show what every key does."""
    from advocate_desk.ui.widgets.shortcut_list import ShortcutList

    ShortcutList(menus.actions(), window).exec()


def open_logs() -> None:
    """Show the folder of the logs in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))


def tell_about(window: QWidget) -> None:
    """Say which version this is, and whose letters and icons it uses."""
    from advocate_desk.ui.widgets.messages import tell

    licences = "Letters: Inter (SIL Open Font License). Icons: Tabler (MIT)."
    words = f"It works on this computer only: no account, no network. {licences}"
    tell(window, f"About {APP_NAME}", f"{APP_NAME} {__version__}", words)
