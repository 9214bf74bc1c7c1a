"""What happens when the program meets something nobody foresaw: a log entry, one plain dialog."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base.paths import log_folder

log = logging.getLogger(__name__)


class CrashWatch(QObject):
    """Catches what nobody caught, on any thread; the window stays open.

    Signals:
        met: the sentence to show; crosses to the window's thread.
    """

    met = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_telling = False
        self.met.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own way of reporting."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("not foreseen", exc_info=(kind, error, trace))
        self.met.emit(unforeseen_sentence())

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self, sentence: str) -> None:
        if self._is_telling:  # a fault while painting comes sixty times a second
            return
        self._is_telling = True
        try:
            CrashDialog(sentence, QApplication.activeWindow()).exec()
        finally:
            self._is_telling = False


class CrashDialog(QDialog):
    """Says that something was not foreseen, in text that can be copied."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something unexpected happened")
        words = QPlainTextEdit(sentence)
        words.setReadOnly(True)
        words.setAccessibleName("What happened")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(buttons)
        self.resize(460, 190)


def unforeseen_sentence() -> str:
    """Say what she needs to know when a fault of ours was met."""
    return (
        "Advocate Desk met something it was not prepared for. What you saved is safe; the step "
        "you were in may not have happened.\n\n"
        f"What went wrong is written in {log_folder()}."
    )
