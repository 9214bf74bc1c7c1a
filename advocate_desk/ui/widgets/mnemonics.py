"""Letters that choose a line of an open menu, so that menus can be used without the arrows."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

_ESCAPED = "\0"  # stands for an & that is one of the words


def give_letters(menu: QMenu) -> None:
    """Underline a letter of every line while the menu is open; the words stay as they are."""
    menu.aboutToShow.connect(lambda: _mark(menu.actions()))
    menu.aboutToHide.connect(lambda: _unmark(menu.actions()))


def plain_words(words: str) -> str:
    """Give the words of a line without the mark of its letter."""
    return words.replace("&&", _ESCAPED).replace("&", "").replace(_ESCAPED, "&")


def _mark(actions: Iterable[QAction]) -> None:
    taken: set[str] = set()
    # letters are few: what cannot be chosen now comes last
    for action in sorted(actions, key=lambda one: not (one.isVisible() and one.isEnabled())):
        words = plain_words(action.text())
        at = _letter_of(words, taken)
        if at is not None:
            taken.add(words[at].casefold())
            action.setText(f"{_escaped(words[:at])}&{_escaped(words[at:])}")


def _unmark(actions: Iterable[QAction]) -> None:
    for action in actions:
        action.setText(_escaped(plain_words(action.text())))


def _letter_of(words: str, taken: set[str]) -> int | None:
    """Give the place of the letter: the first of a word if it is free, else any free one."""
    shown = words.partition("\t")[0]  # behind it stands the key
    letters = [at for at, sign in enumerate(shown) if sign.isalnum()]
    firsts = [at for at in letters if at == 0 or shown[at - 1] == " "]
    return next((at for at in (*firsts, *letters) if shown[at].casefold() not in taken), None)


def _escaped(words: str) -> str:
    return words.replace("&", "&&")
