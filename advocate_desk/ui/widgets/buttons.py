"""Buttons: one primary a page, quiet ones beside it, ghosts for what is rarely wanted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import safe_tip

# Qt presses a button by Space alone; people press Enter
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ICON_PX = 16
_LETTERS = {"primary": TextStyle.STRONG, "status": TextStyle.SMALL}
_INK = {"primary": "on_accent", "quiet": "muted", "ghost": "accent", "link": "accent"}


def primary_button(words: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """Give the button for what the page is for."""
    return Button(words, "primary", icon, parent)


def quiet_button(words: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """Give a button beside the primary one."""
    return Button(words, "quiet", icon, parent)


def ghost_button(words: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """Give a button that looks like a link."""
    return Button(words, "ghost", icon, parent)


def link_button(words: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """Give a button like a link that begins where the words above it do."""
    return Button(words, "link", icon, parent)


def status_button(words: str, parent: QWidget | None = None) -> Button:
    """Give a button for the foot of the window: it looks like the words beside it."""
    return Button(words, "status", "", parent)


class Button(QPushButton):
    """A push button of a kind, whose icon keeps to the colours of the look."""

    def __init__(
        self, words: str, kind: str = "quiet", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon_name = kind, icon
        self._words, self._is_bare = "", False
        self.setText(words)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._dress()

    def setText(self, text: str) -> None:
        """Say something else; a name that holds & is shown as it is."""
        self._words = text
        self._write()
        self.setAccessibleName(text)

    def show_words(self, *, shown: bool) -> None:
        """Show the words beside the icon; where there is no room for them they are a tip."""
        if shown == self._is_bare:
            self._is_bare = not shown
            self.setToolTip("" if shown else safe_tip(self._words))
            self._write()

    def width_with_words(self) -> int:
        """Give the width that it has or would have with its words."""
        bare = self.fontMetrics().horizontalAdvance(self._said()) if self._is_bare else 0
        return self.sizeHint().width() + bare

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if not event.isAutoRepeat():  # a key held down would press what comes next too
                self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _write(self) -> None:
        super().setText("" if self._is_bare else self._said().replace("&", "&&"))

    def _said(self) -> str:
        return f" {self._words}" if self._icon_name else self._words  # keeps off the icon

    def _dress(self) -> None:
        self.setFont(theme.font(_LETTERS.get(self._kind, TextStyle.MEDIUM)))
        if self._icon_name:
            self.setIcon(theme.icon(self._icon_name, _INK[self._kind], _ICON_PX))
            self.setIconSize(QSize(theme.scaled(_ICON_PX), theme.scaled(_ICON_PX)))


class IconButton(QToolButton):
    """A button that is only an icon; its name is read out and shown as a tip."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self.setProperty("kind", "icon")
        self.setAccessibleName(name)
        self.setToolTip(safe_tip(name))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if not event.isAutoRepeat():  # a key held down would press what comes next too
                self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setIcon(theme.icon(self._icon_name))
        self.setIconSize(QSize(theme.scaled(18), theme.scaled(18)))
