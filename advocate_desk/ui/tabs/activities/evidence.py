"""Where the proof of an act is: a web page, an address or a file, and how far it may be opened.

What stands in these fields came from spreadsheets of others. Only four kinds of addresses are
opened, their host is shown before; a file is never opened, only the folder it lies in.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advocate_desk.ui.widgets.buttons import Button, quiet_button
from advocate_desk.ui.widgets.plain import safe_tip

_WEB = ("http", "https")
_WRITTEN_TO = ("mailto", "tel")


@dataclass(frozen=True, slots=True)
class Proof:
    """Something that can be opened.

    Attributes:
        words: what the button says; for a page it names the host.
        opens: what is given to the system.
    """

    words: str
    opens: QUrl


def proof_of(text: str | None) -> Proof | None:
    """Give what a text leads to; None when nothing of it may be opened."""
    plain = (text or "").strip()
    if not plain:
        return None
    return _address(plain) or _folder(plain)


def _address(text: str) -> Proof | None:
    url = QUrl(f"https://{text}" if text.lower().startswith("www.") else text)
    scheme = url.scheme().lower()
    if not url.isValid():
        return None
    if scheme in _WEB and url.host():
        return Proof(f"Open {url.host()}", url)
    if scheme in _WRITTEN_TO and url.path():
        return Proof(f"{'Write to' if scheme == 'mailto' else 'Call'} {url.path()}", url)
    return None


def _folder(text: str) -> Proof | None:
    """Give the folder of a file on this machine; a share of the network is left alone."""
    local = QUrl(text).toLocalFile() if text.lower().startswith("file:") else text
    if local.startswith(("\\\\", "//")) or not _is_path(local):
        return None
    path = Path(local).expanduser()
    folder = path if path.is_dir() else path.parent
    if not path.exists():
        return None
    return Proof(f"Show {path.name} in its folder", QUrl.fromLocalFile(str(folder)))


def _is_path(text: str) -> bool:
    return Path(text).expanduser().is_absolute() or PureWindowsPath(text).is_absolute()


class ProofLinks(QWidget):
    """Buttons for what the link and the evidence of an act lead to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_texts(self, *texts: str | None) -> None:
        """Show a button for each text that leads somewhere."""
        self.buttons = []
        while held := self._column.takeAt(0):
            if widget := held.widget():
                widget.hide()
                widget.deleteLater()
        for text in dict.fromkeys(text for text in texts if text):
            if proof := proof_of(text):
                self._add(proof, text)
        self.setVisible(bool(self.buttons))

    def _add(self, proof: Proof, text: str) -> None:
        button = quiet_button(_short(proof.words), "external-link")
        button.setToolTip(safe_tip(text))
        button.clicked.connect(lambda _checked: QDesktopServices.openUrl(proof.opens))
        self.buttons.append(button)
        self._column.addWidget(button)


def _short(words: str, most: int = 34) -> str:
    """Cut in the middle: the end of a host says whose it is."""
    if len(words) <= most:
        return words
    half = (most - 1) // 2
    return f"{words[:half]}…{words[-half:]}"
