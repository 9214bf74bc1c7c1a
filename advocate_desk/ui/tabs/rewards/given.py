"""Rewards given and on their way: each step is one key, for one or many."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from advocate_desk.base.words import day_words, money_words
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.grant_steps import NEXT_STEP, advance_grants
from advocate_desk.program.listing import Line
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import GrantStatus
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.columns import chip_kind
from advocate_desk.ui.tables.panel_parts import ChipWords, Section
from advocate_desk.ui.tabs.rewards.columns import GIVEN
from advocate_desk.ui.tabs.rewards.page_verbs import PageVerbs
from advocate_desk.ui.tabs.rewards.plain_face import FaceButton, Head, PlainFace
from advocate_desk.ui.tabs.rewards.strips import SpentStrip
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.empty_state import Deed

_SECTIONS: tuple[Section, ...] = (
    ("How far it is", ("status", "given_on", "sent_on", "delivered_on", "approved_by")),
    ("What it is", ("reward", "kind", "mode", "for_activities", "branded", "cash_equivalent")),
    ("What it costs", ("value", "cost", "currency", "rate", "points_spent", "cost_centre")),
    ("Where it comes from", ("vendor", "order_id")),
    ("Notes", ("check_result", "check_note", "notes")),
)
_SHARED = ("reward", "kind", "mode", "status", "given_on", "cost_centre", "vendor")
_DEED = {
    GrantStatus.APPROVED: "Approve",
    GrantStatus.ORDERED: "Ordered",
    GrantStatus.SENT: "Sent",
    GrantStatus.DELIVERED: "Delivered",
    GrantStatus.REDEEMED: "Redeemed",
}
# what the menus offer beside the next step
MARKS: Mapping[str, GrantStatus] = {
    **{words: status for status, words in _DEED.items()},
    "Declined": GrantStatus.DECLINED,
    "Returned": GrantStatus.RETURNED,
    "Cancelled": GrantStatus.CANCELLED,
    "Expired": GrantStatus.EXPIRED,
}


class Given(PageVerbs):
    """The verbs of the rewards given."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab, GIVEN)
        page = self.page
        self.strip = SpentStrip(page.workspace)
        page.set_strip(self.strip)
        self.face = PlainFace(
            page,
            _SECTIONS,
            _head,
            (
                FaceButton(_next_words, self.advance, is_primary=True),
                FaceButton(_sent_words, partial(self.mark, GrantStatus.SENT)),
                FaceButton(lambda _line: "Member", self.show_member),
            ),
        )
        self.set_panel(
            self.face,
            _SHARED,
            (
                ("Next step", "arrow-right", self.advance),
                ("Mark as sent", "mail", partial(self.mark, GrantStatus.SENT)),
                ("Set field…", "pencil", self.forms.ask_set_field),
                ("Cancelled", "ban", partial(self.mark, GrantStatus.CANCELLED)),
                ("Delete", "trash", page.keys.delete),
            ),
        )
        self.order = quiet_button("Order…", "file-export")
        self.order.clicked.connect(lambda _checked: tab.run("order"))
        page.head.add(self.order)
        page.set_main("Give reward", lambda: tab.run("give"))
        page.set_none_yet(
            "Nothing given yet",
            "Here stands every reward from the idea to the day it arrived: who got what, why, "
            "and what it cost.",
            ("Give reward", lambda: tab.run("give")),
            ("Import a spreadsheet", lambda: tab.run("import")),
            tab.sample_deed(),
        )
        page.keys.offer((("Next step", self.advance), *self.commands()))

    def commands(self) -> tuple[Deed, ...]:
        """Give what the menus offer."""
        marks = tuple((words, partial(self.mark, status)) for words, status in MARKS.items())
        return (
            *marks,
            ("Set field…", self.forms.ask_set_field),
            ("Show member", self.show_member),
        )

    def advance(self) -> None:
        """Take each of the chosen rewards a step further."""
        page = self.page
        count = page.needed_count()
        if count:
            chosen = page.chosen()
            page.edits.change(
                f"Move {page.kind.counted(count)} a step further",
                lambda session: advance_grants(session, chosen),
                lambda moved: f"{page.kind.counted(moved)} moved a step further",
            )

    def mark(self, status: GrantStatus) -> None:
        """Give the chosen rewards a status."""
        words = shown("grants.status", status).lower()
        page = self.page
        count = page.needed_count()
        if count:
            chosen, values = page.chosen(), {"status": status.value}
            page.edits.change(
                f"Mark {page.kind.counted(count)} as {words}",
                lambda session: page.kind.edit(session, chosen, values),
                lambda changed: f"{page.kind.counted(changed)} marked as {words}",
            )

    def show_member(self) -> None:
        """Show who got it."""
        if line := self.page.needed_line():
            self.page.workspace.open_requested.emit("member", line.values["member_id"])


def _next_words(line: Line) -> str:
    following = NEXT_STEP.get(line.values["status"])
    return _DEED[following] if following else ""


def _sent_words(line: Line) -> str:
    """Give the word for sending at once, where that is not the next step anyway."""
    return "Sent" if line.values["status"] == GrantStatus.APPROVED else ""


def _head(line: Line) -> Head:
    values = line.values
    status = values["status"]
    chips: list[ChipWords] = [
        (shown("grants.status", status), chip_kind(GRANTS.key, "status", status), True)
    ]
    if values.get("mode"):
        chips.append((shown("mode", values["mode"]), "grey", False))
    if values.get("cost") is not None and values.get("rate") is None:
        chips.append(("No rate: in no sum", "amber", False))
    what = values.get("reward") or shown("kind", values["kind"])
    worth = money_words(values.get("cost"), values.get("currency") or "EUR")
    told = (what, worth, day_words(values.get("given_on")))
    return Head(values["member"] or "", " · ".join(filter(None, told)), chips)
