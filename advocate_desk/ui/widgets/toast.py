"""Short messages over the page: one that goes away by itself, one that waits for an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.widgets.buttons import Button, ghost_button
from advocate_desk.ui.widgets.plain import ElidedLabel

_SECONDS = 10
_ABOVE_EDGE = 24


class Floating(QWidget):
    """A sentence over the foot of a page, with buttons in `row`.

    Attributes:
        above: px at a text size of 100 % that it keeps free below it.
    """

    above = 0

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.hide()
        self._words = ElidedLabel()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(18, 10, 12, 10)
        self.row.setSpacing(10)
        self.row.addWidget(self._words)
        page.installEventFilter(self)

    def sentence(self) -> str:
        """Give what is said now; nothing while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def show_words(self, sentence: str) -> None:
        """Show a sentence, above all else on the page."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        room = self._page.width() - 2 * _ABOVE_EDGE
        self.resize(self.sizeHint().boundedTo(QSize(room, self.sizeHint().height())))
        left = (self._page.width() - self.width()) // 2
        below = _ABOVE_EDGE + theme.scaled(self.above)
        self.move(max(left, 0), self._page.height() - self.height() - below)


class Toast(Floating):
    """A message at the foot of a page. One at a time in a window: a new one takes its place."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._action = ghost_button("Undo")
        self._action.clicked.connect(self._on_action)
        self._run: Callable[[], object] | None = None
        self.row.addWidget(self._action)
        self._life = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._life.timeout.connect(self.hide)

    def say(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence for ten seconds, with a button when `action` names a deed."""
        for other in self.window().findChildren(Toast):
            if other is not self:  # that of another page would lie over this one
                other.hide()
        self._run = run
        self._action.setText(action)
        self._action.setVisible(bool(action and run))
        self.show_words(sentence)
        self._life.start()

    def enterEvent(self, _event: QEvent) -> None:
        self._life.stop()  # it stays while she reads it

    def leaveEvent(self, _event: QEvent) -> None:
        self._life.start()

    def _on_action(self) -> None:
        self.hide()
        if self._run:
            self._run()


class Question(Floating):
    """A sentence that stays until one of its buttons is pressed; a toast has room below it."""

    above = 54

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.buttons: list[Button] = []

    def ask(self, sentence: str, answers: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Ask; each answer is what its button says, and what it does."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [ghost_button(words) for words, _run in answers]
        for button, (_words, run) in zip(self.buttons, answers, strict=True):
            button.clicked.connect(lambda _checked, run=run: self._on_answer(run))
            self.row.addWidget(button)
            button.show()
        self.show_words(sentence)

    def _on_answer(self, run: Callable[[], object]) -> None:
        self.hide()
        run()


def toast_over(place: QWidget) -> Toast:
    """Give the toast of a page, or of what stands in the middle of a window; made when wanted."""
    page = _page_of(place)
    known = page.findChild(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return known or Toast(page)


def question_over(place: QWidget) -> Question:
    """Give what asks over a page or the middle of a window; made when first wanted."""
    page = _page_of(place)
    known = page.findChild(Question, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return known or Question(page)


def hush_over(place: QWidget) -> None:
    """Take away what is said over a page: what its buttons would do is over."""
    page = _page_of(place)
    for one in page.findChildren(Floating, options=Qt.FindChildOption.FindDirectChildrenOnly):
        one.hide()


def _page_of(place: QWidget) -> QWidget:
    middle = place.centralWidget() if isinstance(place, QMainWindow) else None
    return middle or place
