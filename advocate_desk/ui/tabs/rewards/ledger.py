"""The points ledger: every line as it was written; what was wrong is corrected by another."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.words import count_words, number_words
from advocate_desk.program.checks import Values
from advocate_desk.program.listing import Condition, Line, Test, Wanted
from advocate_desk.program.points import correct_points, expire_points
from advocate_desk.program.points_settling import preview_recalculation, recalculate_points
from advocate_desk.program.wording import shown
from advocate_desk.store.models import ActivityType, PointsEntry
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.points_forms import (
    PointsSheet,
    correct_sheet,
    expire_sheet,
    points_of,
    recalculation_sheet,
)
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.panel_parts import Section
from advocate_desk.ui.tabs.rewards.columns import LEDGER
from advocate_desk.ui.tabs.rewards.page_verbs import PageVerbs
from advocate_desk.ui.tabs.rewards.plain_face import FaceButton, Head, PlainFace
from advocate_desk.ui.tabs.rewards.strips import PointsStrip
from advocate_desk.ui.widgets.empty_state import Deed
from advocate_desk.ui.workspace import Job

_SECTIONS: tuple[Section, ...] = (
    ("Line", ("on_day", "amount", "kind", "reason", "for_activity", "for_grant")),
)
_SHARED = ("member", "kind", "reason")


class Ledger(PageVerbs):
    """The verbs of the ledger."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab, LEDGER)
        page = self.page
        self.strip = PointsStrip(page.workspace)
        page.set_strip(self.strip)
        self.face = PlainFace(
            page,
            _SECTIONS,
            _head,
            (
                FaceButton(lambda _line: "Correct…", self.correct, is_primary=True),
                FaceButton(lambda _line: "Expire…", self.expire),
                FaceButton(lambda _line: "All lines", self.show_lines),
                FaceButton(lambda _line: "Member", self.show_member),
            ),
        )
        self.set_panel(
            self.face,
            _SHARED,
            (("Correct…", "pencil", self.correct), ("Expire…", "hourglass", self.expire)),
        )
        page.set_main("Correct points", self.correct)
        page.set_none_yet(
            "No points yet",
            "From now on each completed act earns the points of its type, and rewards with a "
            "price in points spend them.",
            ("Book past acts…", self.recalculate),
            ("Correct points", self.correct),
        )
        page.keys.offer(self.commands())

    def commands(self) -> tuple[Deed, ...]:
        """Give what the menus offer."""
        return (
            ("Correct points…", self.correct),
            ("Let points expire…", self.expire),
            ("Recalculate points…", self.recalculate),
            ("Show all lines of the member", self.show_lines),
        )

    def correct(self) -> PointsSheet:
        """Ask for a line by hand, for those whose lines are chosen."""
        sheet = correct_sheet(self.page.workspace, self._members(), self.page.known, self._tab)

        def save(values: Values) -> Job:
            draft, whom = points_of(sheet, values), sheet.whom()
            return self.forms.change(
                f"Correct points of {whom}",
                lambda session: correct_points(session, draft),
                lambda _ids: f"Points of {whom} corrected",
            )

        return self.forms.open(sheet, save)

    def expire(self) -> PointsSheet:
        """Ask whose points expire."""
        sheet = expire_sheet(self.page.workspace, self._members(), self.page.known, self._tab)

        def save(values: Values) -> Job:
            ids, whom = sheet.who.ids(), sheet.whom()
            return self.forms.change(
                f"Let points of {whom} expire",
                lambda session: expire_points(session, ids, values["reason"]),
                lambda lines: f"Points of {count_words(len(lines), 'person', 'people')} expired",
            )

        return self.forms.open(sheet, save)

    def recalculate(self) -> FormSheet:
        """Ask whether all acts done so far are booked by today's points."""
        workspace = self.page.workspace
        types = tuple(workspace.look(lambda s: s.scalars(select(ActivityType.id)).all()))
        preview = workspace.look(lambda session: preview_recalculation(session, types))
        sheet = recalculation_sheet("all types", preview, self.page.known, self._tab)

        def save(_values: Values) -> Job:
            return self.forms.change(
                "Recalculate points",
                lambda session: recalculate_points(session, types),
                lambda lines: f"{count_words(lines, 'line')} booked",
            )

        return self.forms.open(sheet, save)

    def show_lines(self) -> None:
        """Show all lines of the member whose line is chosen."""
        if line := self.page.needed_line():
            name = Condition("member", Test.IS, (line.values["member"],))
            self.page.show_rows(Wanted(conditions=(name,)))

    def show_member(self) -> None:
        """Show whose points they are."""
        if line := self.page.needed_line():
            self.page.workspace.open_requested.emit("member", line.values["member_id"])

    def _members(self) -> tuple[int, ...]:
        """Give whose lines are chosen."""
        ids = self.page.view.chosen_ids()

        def whose(session: Session) -> tuple[int, ...]:
            chosen = select(PointsEntry.member_id).where(PointsEntry.id.in_(ids)).distinct()
            return tuple(session.scalars(chosen))

        return self.page.workspace.look(whose)


def _head(line: Line) -> Head:
    values = line.values
    amount = values["amount"]
    words = f"+{number_words(amount)}" if amount > 0 else number_words(amount)
    kind = "green" if amount > 0 else "amber"
    return Head(
        values["member"] or "",
        f"{words} points",
        ((shown("kind", values["kind"]), kind, False),),
    )
