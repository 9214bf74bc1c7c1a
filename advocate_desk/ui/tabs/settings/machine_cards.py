"""What is of this computer and not of the desk: the region, the look, the size of the letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from advocate_desk.base import clock, words
from advocate_desk.base.days import read_day
from advocate_desk.base.regions import REGIONS
from advocate_desk.ui import theme
from advocate_desk.ui.tabs.settings.setting_fields import SettingField, choice
from advocate_desk.ui.tabs.settings.setting_line import FieldLine
from advocate_desk.ui.theme import Appearance, TextStyle
from advocate_desk.ui.widgets.frames import Card
from advocate_desk.ui.widgets.plain import WrappedLabel

_HERE = "Kept on this computer, not in the desk."
_CHOICE_PX = 260


class MachineCard(Card):
    """A card whose choices apply at once and are kept for the next start."""

    def __init__(self, title: str, told: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._fields: list[tuple[SettingField, Callable[[], str]]] = []
        self.column.addWidget(WrappedLabel(f"{told} {_HERE}".strip(), TextStyle.SMALL, "muted"))

    def add_choice(
        self,
        title: str,
        answers: dict[str, str],
        kept: Callable[[], str],
        choose: Callable[[str], None],
    ) -> SettingField:
        """Add a choice: what is kept now is asked for, what she chooses is told."""
        line, field = FieldLine(title, ""), choice(answers)
        field.widget.setAccessibleName(title)
        line.title.setBuddy(field.widget)
        line.row.addWidget(field.widget)
        field.entered.connect(lambda _at: choose(field.written()))
        self._fields.append((field, kept))
        self.column.addWidget(line)
        self.show_kept()
        return field

    def show_kept(self) -> None:
        """Show what is chosen, also when it was chosen elsewhere."""
        for field, kept in self._fields:
            field.show(kept())
            field.widget.setFixedWidth(theme.scaled(_CHOICE_PX))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changed = (QEvent.Type.StyleChange, QEvent.Type.LocaleChange)
        if event.type() in changed and hasattr(self, "_fields"):
            self.show_kept()


def look_card() -> MachineCard:
    """Give the choices about the look; the menu View has the same."""
    card = MachineCard("Appearance")
    card.add_choice(
        "Colours",
        {look.value: said for look, said in theme.APPEARANCE_WORDS.items()},
        lambda: theme.appearance().value,
        lambda look: theme.choose_appearance(Appearance(look)),
    )
    card.add_choice(
        "Text size",
        {str(size): words.percent_words(Fraction(size, 100)) for size in theme.TEXT_SIZES},
        lambda: str(theme.text_size()),
        lambda size: theme.choose_text_size(int(size)),
    )
    return card


class RegionCard(MachineCard):
    """How days and numbers are written, with an example of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        told = "How days and numbers are written, and how those you type are read."
        super().__init__("Days and numbers", told, parent)
        self.example = WrappedLabel("", TextStyle.BODY)
        system = REGIONS[theme.system_region()].name
        answers = {"": f"As the system ({system})"}
        answers |= {code: region.name for code, region in REGIONS.items()}
        self.region = self.add_choice("Region", answers, theme.chosen_region, theme.choose_region)
        self.column.addWidget(self.example)

    def show_kept(self) -> None:
        super().show_kept()
        self.example.setText(example_words())


def example_words() -> str:
    """Show a day, a number, an amount, and what 3/11 means."""
    year = clock.today().year
    typed = read_day(f"3/11/{year}", clock.today())
    parts = (
        words.day_words(dt.date(year, 11, 3)),
        words.number_words(12340.5),
        words.money_words(125_000, "EUR"),
        f"3/11 is read as {words.day_words(typed)}",
    )
    return "  ·  ".join(parts)
