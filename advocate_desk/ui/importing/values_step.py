"""The third step: what unknown words mean, and what becomes of rows that are there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.base.words import count_words
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.setup import ImportSetup, Unknown
from advocate_desk.sheets.unknown_words import MOST_ASKED, UnknownWord
from advocate_desk.ui import theme
from advocate_desk.ui.importing.column_rules import ColumnRules
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import Button, ghost_button, quiet_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.frames import Card, scrolling
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, WrappedLabel, safe_tip

_ANSWER_PX = 260
_PROPOSAL_PX = 240  # also of larger letters: the word itself must be read too
_RIGHT = Qt.AlignmentFlag.AlignRight
_EXISTING = {
    None: "Fill what is blank; rows with our own UID are updated",
    Existing.FILL: "Fill what is blank, change nothing",
    Existing.UPDATE: "Take what the file says",
    Existing.SKIP: "Leave them as they are",
}
_UNKNOWN_VALUES = {
    Unknown.CREATE: "Make a new one (tags, tiers, activity types, rewards, colleagues)",
    Unknown.LEAVE: "Leave the cell out and tell me",
}
_UNKNOWN_MEMBERS = {
    Unknown.LEAVE: "List them to decide later",
    Unknown.CREATE: "Make a member of each",
}
_RULES: tuple[tuple[str, str, Mapping[Any, str]], ...] = (
    ("Rows that are there already", "existing", _EXISTING),
    ("Words that stay unknown", "unknown_value", _UNKNOWN_VALUES),
    ("Acts and rewards of people nobody knows", "unknown_member", _UNKNOWN_MEMBERS),
)


class ValuesStep(QWidget):
    """Asks once for each unknown word, and for the rules of the whole import."""

    def __init__(self) -> None:
        super().__init__()
        self.rules: dict[str, CalmCombo] = {}
        self.answers: dict[tuple[str, str], CalmCombo] = {}  # by field and word
        self.columns: ColumnRules | None = None
        self._words: list[UnknownWord] = []
        self._models: dict[str, QStandardItemModel] = {}  # by field
        self._scroll = scrolling()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def show_setup(self, setup: ImportSetup, words: Sequence[UnknownWord]) -> None:
        """Show the rules and the unknown words."""
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addWidget(self._rules_card(setup))
        whole.addWidget(self._words_card(setup, words))
        self.columns = ColumnRules(setup)
        whole.addWidget(self.columns)
        whole.addStretch(1)
        self._scroll.setWidget(inside)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        for combo in self.answers.values():
            combo.setFixedWidth(theme.scaled(_ANSWER_PX))

    def _rules_card(self, setup: ImportSetup) -> Card:
        card = Card("Rules for this import")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        self.rules = {}
        for row, (name, attribute, choices) in enumerate(_RULES):
            combo = CalmCombo(name)
            for choice, words in choices.items():
                combo.addItem(words, choice)
            combo.setCurrentIndex(list(choices).index(getattr(setup, attribute)))
            combo.activated.connect(
                lambda at, attribute=attribute, choices=choices: setattr(
                    setup, attribute, list(choices)[at]
                )
            )
            combo.activated.connect(lambda _at: self._name_unsaid(setup))
            self.rules[attribute] = combo
            grid.addWidget(PlainLabel(name, TextStyle.MEDIUM), row, 0)
            grid.addWidget(combo, row, 1)
        grid.setColumnStretch(1, 1)
        card.column.addLayout(grid)
        return card

    def _words_card(self, setup: ImportSetup, words: Sequence[UnknownWord]) -> Card:
        self.answers = {}
        for model in self._models.values():
            model.deleteLater()
        self._models.clear()
        self._words = list(words[:MOST_ASKED])
        if not words:
            card = Card("Every word in the file is known")
            card.column.addWidget(WrappedLabel("Nothing is to be said here.", colour="muted"))
            return card
        card = Card(count_words(len(words), "word") + " the desk does not know yet")
        said = "Say once what each means; it is remembered for the next file."
        if len(words) > MOST_ASKED:
            said += f" The {MOST_ASKED} most frequent are shown; the others follow the rule."
        card.column.addWidget(WrappedLabel(said, TextStyle.BODY, "muted"))
        groups = groupby(self._words, key=lambda word: (word.sheet, word.heading))
        for (sheet, heading), group in groups:
            card.column.addSpacing(8)
            self._add_group(card, setup, f"{heading} · {sheet}", list(group))
        return card

    def _add_group(
        self, card: Card, setup: ImportSetup, title: str, words: Sequence[UnknownWord]
    ) -> None:
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(title.upper(), TextStyle.CAPS, "muted"), 1)
        if any(word.suggested for word in words):
            take = quiet_button("Take all proposals")
            take.clicked.connect(lambda _on: self._take_proposals(words))
            head.addWidget(take)
        card.column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for row, word in enumerate(words):
            combo = self._answer(setup, word)
            self.answers[word.key, word.word] = combo
            grid.addWidget(ElidedLabel(word.word, TextStyle.STRONG), row, 0)
            cells = count_words(word.count, "cell")
            grid.addWidget(PlainLabel(cells, TextStyle.SMALL, "muted"), row, 1)
            if word.suggested:
                grid.addWidget(_proposal(word.suggested, combo), row, 2, _RIGHT)
            grid.addWidget(combo, row, 3)
        grid.setColumnStretch(0, 1)
        card.column.addLayout(grid)

    def _choices(self, setup: ImportSetup, word: UnknownWord) -> QStandardItemModel:
        """Give what words of a field can mean, for all of them the same list."""
        known = self._models.get(word.key)
        if known is None:
            known = self._models[word.key] = QStandardItemModel(self)
            for words, choice in ((_unsaid(setup, word), None), *((c, c) for c in word.choices)):
                item = QStandardItem(words)
                item.setData(choice, Qt.ItemDataRole.UserRole)
                known.appendRow(item)
        return known

    def _name_unsaid(self, setup: ImportSetup) -> None:
        """Say by the rule in force what becomes of words she says nothing of."""
        for word in self._words:
            self._models[word.key].item(0).setText(_unsaid(setup, word))

    def _take_proposals(self, words: Sequence[UnknownWord]) -> None:
        for word in words:
            if word.suggested:
                self.answers[word.key, word.word].choose(word.suggested)

    def _answer(self, setup: ImportSetup, word: UnknownWord) -> CalmCombo:
        combo = CalmCombo(f"What {word.word} means")
        combo.setModel(self._choices(setup, word))
        now = setup.values.get(word.key, {}).get(word.word)
        combo.setCurrentIndex(max(combo.findData(now), 0) if now else 0)
        combo.activated.connect(lambda _at: _mean(setup, word, combo.currentData()))
        return combo


def _unsaid(setup: ImportSetup, word: UnknownWord) -> str:
    """Say what becomes of a word when she says nothing."""
    is_made = word.can_be_new and setup.unknown_value is Unknown.CREATE
    return "A new one" if is_made else "Left out"


def _proposal(suggested: str, combo: CalmCombo) -> Button:
    """Give the button that takes a proposal; gone once there is an answer."""
    letters = theme.metrics(TextStyle.MEDIUM)
    words = letters.elidedText(suggested, Qt.TextElideMode.ElideRight, _PROPOSAL_PX)
    button = ghost_button(f"Perhaps {words}?")
    button.setAccessibleName(f"Perhaps {suggested}?")
    button.setToolTip(safe_tip(suggested))
    button.clicked.connect(lambda _on: combo.choose(suggested))
    if combo.currentData() is not None:  # shown before it has its place, it would be a window
        button.hide()
    combo.currentIndexChanged.connect(lambda _at: button.setVisible(combo.currentData() is None))
    return button


def _mean(setup: ImportSetup, word: UnknownWord, choice: str | None) -> None:
    """Note what a word means, or that nothing was said of it."""
    words = setup.values.setdefault(word.key, {})
    if choice is None:
        words.pop(word.word, None)
    else:
        words[word.word] = choice
