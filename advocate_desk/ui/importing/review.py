"""Asks row by row who is meant, with what the file says and who is known side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base.words import count_words, number_words
from advocate_desk.sheets.candidates import (
    PersonCard,
    card_of_row,
    cards_for,
    cards_like,
    cards_of,
)
from advocate_desk.sheets.doubts import Rule
from advocate_desk.sheets.planned import ImportPlan, PlannedRow, Section
from advocate_desk.sheets.setup import NEW, SKIP
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import Button, ghost_button, primary_button, quiet_button
from advocate_desk.ui.widgets.dialog_size import take_size
from advocate_desk.ui.widgets.frames import Card, scrolling
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, WrappedLabel
from advocate_desk.ui.workspace import Workspace

_SIZE = (860, 600)
_CARD_PX = 250
_SAME = {
    Rule.CONFLICT: "Its keys name two members. Which of them is it?",
    Rule.SAME_NAME: "Somebody known has the same name, at the same company or phone.",
    Rule.SAME_PHONE: "Somebody known has the same phone and the same family name.",
    Rule.SHORT_NAME: "The names may be short for one another, at the same company or phone.",
    Rule.SPELLING: "The names differ by one letter, at the same company or phone.",
    Rule.NAME_ONLY: "The name is known, and the row tells nothing else.",
    Rule.SEVERAL: "Several members have this name.",
    Rule.OTHER_EMAIL: "The name is known, but the e-mail beside it is not.",
    Rule.TWO_PEOPLE: "The name is that of two people.",
    Rule.NOBODY: "Nobody known is called so.",
}


class ReviewRows(QDialog):
    """Goes through rows that wait for her; nothing is chosen beforehand, and nothing saved.

    `said` holds by (sheet, row number) what she answered, as the setup takes it.
    """

    def __init__(
        self,
        workspace: Workspace,
        plan: ImportPlan,
        rows: Sequence[tuple[Section, PlannedRow]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Who is it?")
        self._workspace, self._plan = workspace, plan
        self._alike: list[list[tuple[str, int]]] = []  # by question, the rows it is about
        self._rows = self._questions(rows)
        self._at = 0
        self._way: list[tuple[int, list[tuple[str, int]]]] = []
        self.said: dict[tuple[str, int], str] = {}
        self.cards: list[CandidateCard] = []
        self.title = PlainLabel("", TextStyle.CARD)
        self.why = WrappedLabel("", colour="muted")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Somebody else: a name, company or e-mail")
        self.search.setAccessibleName("Search for somebody else")
        self.for_all = QCheckBox()
        self.new = quiet_button("Somebody new", "user-plus")
        self.skip = quiet_button("Leave the row out")
        self.later = ghost_button("Decide later")
        self.back = quiet_button("Back", "arrow-left")
        self.finish = primary_button("Done")
        self._scroll = scrolling()
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._show_cards())
        self.new.clicked.connect(lambda _on: self.answer(NEW))
        self.skip.clicked.connect(lambda _on: self.answer(SKIP))
        self.later.clicked.connect(lambda _on: self.answer(""))
        self.back.clicked.connect(lambda _on: self._go_back())
        self.finish.clicked.connect(self.accept)
        self._show()

    @property
    def row(self) -> PlannedRow:
        """Give the row that is asked about."""
        return self._rows[self._at][1]

    def answer(self, said: str) -> None:
        """Say who the row is; blank leaves it for later. Then comes the next row."""
        told = self._told(said) if said else {}
        self._way.append((self._at, list(told)))
        self.said.update(told)
        rest = range(self._at + 1, len(self._rows))
        following = next((at for at in rest if self._key(at) not in self.said), None)
        if following is None:
            self.accept()
            return
        self._at = following
        self._show()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(10)
        for button in (self.new, self.skip, self.later):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.back, self.finish):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.why)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.search)
        column.addWidget(self.for_all)
        column.addLayout(foot)
        take_size(self, *_SIZE)

    def _questions(
        self, rows: Sequence[tuple[Section, PlannedRow]]
    ) -> list[tuple[Section, PlannedRow]]:
        """Give the rows to ask about: acts that name the same person are one question."""
        places: dict[object, int] = {}
        asked: list[tuple[Section, PlannedRow]] = []
        for section, row in rows:
            key: object = (section.sheet, row.number)
            if section.kind != "members":
                key = (section.sheet, *sorted(card_of_row(section, row).told.items()))
            if key not in places:
                places[key] = len(asked)
                asked.append((section, row))
                self._alike.append([])
            self._alike[places[key]].append((section.sheet, row.number))
        return asked

    def _key(self, at: int) -> tuple[str, int]:
        return self._alike[at][0]

    def _told(self, said: str) -> dict[tuple[str, int], str]:
        """Give what she said of this row, and by the tick of all others of the same reason."""
        told = dict.fromkeys(self._alike[self._at], said)
        others = self._others() if self.for_all.isChecked() else []
        is_of_all = said in (NEW, SKIP)
        meant = dict.fromkeys(others, said) if is_of_all else self._only_ones(others)
        for at, answer in meant.items():
            told.update(dict.fromkeys(self._alike[at], answer))
        return told

    def _others(self) -> list[int]:
        """Give the rows that wait for the same reason, and were not answered yet."""
        doubt = self.row.doubt
        return [
            at
            for at, (_section, row) in enumerate(self._rows)
            if at != self._at
            and self._key(at) not in self.said
            and row.doubt is not None
            and doubt is not None
            and row.doubt.rule is doubt.rule
        ]

    def _only_ones(self, places: Sequence[int]) -> dict[int, str]:
        """Give the answers that take the only candidates; none for questions with more."""
        doubts = {at: self._rows[at][1].doubt for at in places}
        only = {
            at: doubt.maybe[0] for at, doubt in doubts.items() if doubt and len(doubt.maybe) == 1
        }
        plan = self._plan
        cards = self._workspace.look(lambda session: cards_for(session, plan, only.values()))
        return {at: cards[one].answer for at, one in only.items() if one in cards}

    def _go_back(self) -> None:
        at, told = self._way.pop()
        for key in told:
            self.said.pop(key, None)
        self._at = at
        self._show()

    def _show(self) -> None:
        section, row = self._rows[self._at]
        of = f"{number_words(self._at + 1)} of {number_words(len(self._rows))}"
        more = len(self._alike[self._at]) - 1
        rows = f"Row {row.number} and {number_words(more)} more" if more else f"Row {row.number}"
        self.title.setText(f"Who is it?  {rows} of {section.sheet} · {of}")
        rule = row.doubt.rule if row.doubt else Rule.NOBODY
        self.why.setText(_SAME.get(rule, ""))
        others = sum(len(self._alike[at]) for at in self._others())
        self.for_all.setText(f"The same for the other {count_words(others, 'row')} of this reason")
        self.for_all.setVisible(others > 0)
        self.for_all.setChecked(False)
        self.back.setVisible(bool(self._way))
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._show_cards()
        first = self.cards[0].take if self.cards else self.search
        first.setFocus()

    def _show_cards(self) -> None:
        section, row = self._rows[self._at]
        said, typed = card_of_row(section, row), self.search.text().strip()
        plan = self._plan
        if typed:
            found = self._workspace.look(lambda session: cards_like(session, typed))
        else:
            found = self._workspace.look(lambda session: cards_of(session, plan, row))
            words = " ".join(said.told.values())
            found = found or self._workspace.look(lambda session: cards_like(session, words))
        inside = QWidget()
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 6)
        line.setSpacing(12)
        labels = tuple(dict.fromkeys(label for card in (said, *found) for label in card.told))
        line.addWidget(CandidateCard(said, labels, None))
        self.cards = [CandidateCard(card, labels, said) for card in found]
        for card in self.cards:
            card.taken.connect(self.answer)
            line.addWidget(card)
        if not found:
            line.addWidget(PlainLabel("Nobody known looks like it.", colour="muted"))
        line.addStretch(1)
        self._scroll.setWidget(inside)


class CandidateCard(Card):
    """What is told of one person, line by line; what differs from the file is marked.

    Signals:
        taken: the answer that means this person.
    """

    taken = Signal(str)

    def __init__(self, card: PersonCard, labels: Sequence[str], said: PersonCard | None) -> None:
        super().__init__(card.title)
        self.card = card
        name = card.told.get("Name", "")
        self.take: Button = quiet_button("It is this person", "check")
        self.take.setAccessibleName(f"It is {name or 'this person'}")
        self.take.clicked.connect(lambda _on: self.taken.emit(card.answer))
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for row, label in enumerate(labels):
            told = card.told.get(label, "")
            differs = said is not None and card.differs(said, label)
            grid.addWidget(PlainLabel(label, TextStyle.SMALL, "muted"), 2 * row, 0)
            style = TextStyle.STRONG if label == "Name" else TextStyle.BODY
            words = ElidedLabel(told or "–", style, "warn" if differs else "text")
            grid.addWidget(words, 2 * row + 1, 0)
        self.column.addLayout(grid)
        self.column.addStretch(1)
        if said is not None:
            self.column.addWidget(self.take)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setFixedWidth(theme.scaled(_CARD_PX))
