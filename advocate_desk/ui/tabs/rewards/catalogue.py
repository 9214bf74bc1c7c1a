"""The catalogue: what can be given, and what can be done with it."""

from __future__ import annotations

from advocate_desk.base.words import count_words, number_words
from advocate_desk.program.listing import Condition, Line, Test, Wanted
from advocate_desk.program.reward_list import REWARDS
from advocate_desk.program.rewards import add_rewards
from advocate_desk.program.wording import shown
from advocate_desk.store.preferences import preferences
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.panel_parts import ChipWords, Section
from advocate_desk.ui.tabs.rewards.columns import CATALOGUE
from advocate_desk.ui.tabs.rewards.page_verbs import PageVerbs
from advocate_desk.ui.tabs.rewards.plain_face import FaceButton, Head, PlainFace

_SECTIONS: tuple[Section, ...] = (
    ("Reward", ("reward", "kind", "vendor", "active")),
    ("What it is worth", ("value", "cost", "currency", "rate", "units_given", "points_price")),
    ("Stock", ("in_stock", "given")),
    ("Notes", ("notes",)),
)
_FIRST = ("reward", "kind", "value", "cost", "currency", "in_stock")
_SHARED = ("kind", "currency", "vendor", "active")


class Catalogue(PageVerbs):
    """The verbs of the catalogue."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab, CATALOGUE)
        page = self.page
        self.face = PlainFace(
            page,
            _SECTIONS,
            _head,
            (
                FaceButton(lambda _line: "Give…", self.give, is_primary=True),
                FaceButton(_switch_words, self.switch),
                FaceButton(lambda line: "Show given" if line.values["given"] else "", self.show),
            ),
        )
        self.set_panel(
            self.face,
            _SHARED,
            (
                ("Set field…", "pencil", self.forms.ask_set_field),
                ("Deactivate", "eye-off", lambda: self._set_active(active=False)),
                ("Activate", "check", lambda: self._set_active(active=True)),
                ("Delete", "trash", page.keys.delete),
            ),
        )
        page.set_main("Add reward", self.add)
        page.set_none_yet(
            "Nothing to give yet",
            "The catalogue holds what your program gives: a thank-you, a seat at a dinner, "
            "a gift card. Add the first, and what it costs.",
            ("Add reward", self.add),
            ("Import a spreadsheet", lambda: tab.run("import")),
            tab.sample_deed(),
        )
        page.keys.offer((("Give reward…", self.give), ("Activate or deactivate", self.switch)))

    def add(self) -> FormSheet:
        """Ask for a new reward."""
        page = self.page
        kept = page.workspace.look(preferences)
        usual = {"active": True, "currency": kept.base_currency}
        sheet = FormSheet("Add reward", "Add reward", REWARDS.key, page.known, self._tab)
        fields = [one for one in REWARDS.fields if one.editable]
        more = [
            one for one in fields if one.key not in _FIRST and (kept.points or not one.of_points)
        ]
        sheet.ask([REWARDS.field(key) for key in _FIRST], usual)
        sheet.ask_folded("More fields", more, usual)
        sheet.input("reward").setFocus()
        return self.ask_new(sheet, "reward", add_rewards)

    def give(self) -> None:
        """Ask to whom a reward is given."""
        self._tab.run("give")

    def switch(self) -> None:
        """Take the chosen rewards out of use, or into use again, by what the first one is."""
        line = self.page.chosen_line() if self.page.needed_count() else None
        if line is not None:
            self._set_active(active=not line.values["active"])

    def show(self) -> None:
        """Show who was given this."""
        if line := self.page.needed_line():
            wanted = Wanted(conditions=(Condition("reward", Test.IS, (line.values["reward"],)),))
            self.page.workspace.rows_requested.emit("grants", wanted)

    def _set_active(self, *, active: bool) -> None:
        verb = "Activate" if active else "Deactivate"
        self.set_fields(verb, f"{verb.lower()}d", {"active": active})


def _head(line: Line) -> Head:
    values = line.values
    chips: list[ChipWords] = [(shown("kind", values["kind"]), "grey", False)]
    if not values["active"]:
        chips.append(("Not in use", "amber", False))
    left = values["in_stock"]
    if left is not None:
        kind = "red" if left <= 0 else "green"
        chips.append((f"{number_words(left)} in stock", kind, False))
    return Head(values["reward"], f"given {count_words(values['given'], 'time')}", chips)


def _switch_words(line: Line) -> str:
    return "Deactivate" if line.values["active"] else "Activate"
