"""What a page shows before there is anything: a sentence, the next deed, another way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import Button
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

Deed = tuple[str, Callable[[], object]]  # what the button says, and what it does
_WIDTH = 420


class EmptyState(QWidget):
    """One sentence, one primary button and one link or two, in the middle of the page."""

    def __init__(
        self,
        title: str,
        sentence: str = "",
        action: Deed | None = None,
        link: Deed | None = None,
        second_link: Deed | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._sentence = WrappedLabel(sentence, TextStyle.BODY, "muted")
        self._sentence.setAlignment(middle)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(PlainLabel(title, TextStyle.CARD), 0, middle)
        column.addWidget(self._sentence, 0, middle)
        for deed, kind in ((action, "primary"), (link, "ghost"), (second_link, "ghost")):
            if deed:
                column.addWidget(_button(deed, kind), 0, middle)
        column.addStretch(3)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        width = theme.scaled(_WIDTH)
        self._sentence.setFixedSize(width, self._sentence.heightForWidth(width))


def _button(deed: Deed, kind: str) -> Button:
    words, run = deed
    button = Button(words, kind)
    button.clicked.connect(lambda _checked: run())
    return button
