"""The rules: which reward is offered when an activity of a type is completed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Line
from advocate_desk.program.reward_list import REWARD_RULES
from advocate_desk.program.reward_rules import add_rules
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import GrantMode
from advocate_desk.store.models import ActivityType, Reward
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.panel_parts import ChipWords, Section
from advocate_desk.ui.tabs.rewards.columns import RULES
from advocate_desk.ui.tabs.rewards.page_verbs import PageVerbs
from advocate_desk.ui.tabs.rewards.plain_face import FaceButton, Head, PlainFace

_SECTIONS: tuple[Section, ...] = (
    ("When this is done", ("activity_type",)),
    ("Offer this", ("reward", "mode", "active")),
)


class Rules(PageVerbs):
    """The verbs of the rules."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab, RULES)
        page = self.page
        self.face = PlainFace(page, _SECTIONS, _head, (FaceButton(_switch_words, self.switch),))
        self.set_panel(
            self.face,
            ("reward", "mode", "active"),
            (
                ("Set field…", "pencil", self.forms.ask_set_field),
                ("Delete", "trash", page.keys.delete),
            ),
        )
        page.set_main("Add rule", self.add)
        page.set_none_yet(
            "No rules",
            "A rule offers you a reward as soon as an act of its type is completed. "
            "Nothing is ever given by itself.",
            ("Add rule", self.add),
            None,
        )
        page.keys.offer((("Activate or deactivate", self.switch),))

    def add(self) -> FormSheet:
        """Ask for a new rule."""
        types, rewards = self.page.workspace.look(_choices)
        fields = (
            ListField("activity_type", "When this is done", choices=types),
            ListField("reward", "Offer this", choices=rewards),
            REWARD_RULES.field("mode"),
        )
        sheet = FormSheet("Add rule", "Add rule", REWARD_RULES.key, self.page.known, self._tab)
        sheet.ask(fields, {"mode": GrantMode.COURTESY.value})
        if not rewards:
            words = "There is nothing to offer yet: add a reward to the catalogue first."
            sheet.notice.say(words, "info")
        sheet.input("activity_type").setFocus()
        return self.ask_new(sheet, "activity_type", add_rules)

    def switch(self) -> None:
        """Take the chosen rules out of use, or into use again, by what the first one is."""
        line = self.page.chosen_line() if self.page.needed_count() else None
        if line is not None:
            is_active = bool(line.values["active"])
            verb = "Deactivate" if is_active else "Activate"
            self.set_fields(verb, f"{verb.lower()}d", {"active": not is_active})


def _choices(session: Session) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the types and the rewards that are in use."""
    types = select(ActivityType.name).where(ActivityType.active).order_by(ActivityType.name)
    rewards = select(Reward.reward).where(Reward.active).order_by(Reward.reward)
    return tuple(session.scalars(types)), tuple(session.scalars(rewards))


def _head(line: Line) -> Head:
    values = line.values
    chips: list[ChipWords] = [(shown("mode", values["mode"]), "grey", False)]
    if not values["active"]:
        chips.append(("Not in use", "amber", False))
    return Head(values["activity_type"] or "", f"offers {values['reward']}", chips)


def _switch_words(line: Line) -> str:
    return "Deactivate" if line.values["active"] else "Activate"
