"""The card of one member on the panel: who she is, what she did, what is known about her."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advocate_desk.base.words import day_words, number_words
from advocate_desk.program.card_lists import ConnectionBit, EventBit
from advocate_desk.program.member_card import ActivityBit, MemberCard, RewardBit
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.wording import shown
from advocate_desk.ui.tables.columns import chip_kind
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.panel_parts import ChipWords, FieldSections, Lines, RowHead, Section
from advocate_desk.ui.tabs.members.between_face import BetweenFace
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.flow import FlowLayout
from advocate_desk.ui.widgets.frames import caps_label
from advocate_desk.ui.widgets.month_bars import MonthBars

_SECTIONS: tuple[Section, ...] = (
    (
        "Program",
        (
            *("tier", "tags", "willing_to", "never_ask_for", "reward_policy", "source"),
            *("person_type", "paused_until", "lawful_basis"),
        ),
    ),
    (
        "Contact",
        ("email", "phone", "linkedin", "other_emails", "contact_preference", "language"),
    ),
    (
        "Work",
        ("company", "job_title", "seniority", "function", "country", "city", "time_zone"),
    ),
    (
        "Interests",
        ("interests", "use_cases", "can_help_with", "looking_for", "open_to_network"),
    ),
    ("Name", ("full_name", "given_name", "family_name", "preferred_name")),
    ("Notes", ("notes",)),
)
_MOST_TAGS = 3


class MemberFace(QWidget):
    """One member.

    Signals:
        log_asked, talk_asked, thank_asked, give_asked, status_asked, move_asked: buttons.
        end_asked: the id of the job beside which she pressed Ended.
    """

    log_asked = Signal()
    talk_asked = Signal()
    thank_asked = Signal()
    give_asked = Signal()
    status_asked = Signal()
    move_asked = Signal()
    end_asked = Signal(int)

    def __init__(self, page: ListPage) -> None:
        super().__init__()
        self._page = page
        self.head = RowHead()
        self.fields = FieldSections(MEMBERS.key, _SECTIONS, page.known)
        self._months = MonthBars("Acts")
        self.between = BetweenFace(page)
        self._recent = Lines("Recent")
        self._rewards = Lines("Rewards")
        self._events = Lines("Events")
        self._connections = Lines("Connections")
        self._jobs = Lines("Jobs")
        self._steps = Lines("Program status")
        self._shown = 0
        self._lay_out()
        self.fields.edited.connect(lambda field, value: page.edit_field(self._shown, field, value))
        self.fields.refused.connect(page.say_refused)

    def show_card(self, card: MemberCard) -> None:
        """Show a member."""
        if card.line.id != self._shown:
            self.fields.close_editors()
        self._shown = card.line.id
        values = card.line.values
        self.head.show_row(values["name"], values.get("role") or "", _chips(card))
        self._months.show_months(card.months)
        self.between.show_card(card)
        show_activities(self._page, self._recent, card.recent)
        asked = self._page.workspace.open_requested
        self._rewards.show_lines(
            [(bit.reward, _how_given(bit)) for bit in card.rewards],
            [partial(asked.emit, "grant", bit.id) for bit in card.rewards],
        )
        self._events.show_lines(
            [(bit.event, _whether_there(bit)) for bit in card.events],
            [partial(asked.emit, "attendance", bit.id) for bit in card.events],
        )
        self._connections.show_lines(
            [(bit.name, _how_known(bit)) for bit in card.connections],
            [partial(asked.emit, "connection", bit.id) for bit in card.connections],
        )
        self.fields.show_fields(self._page.state.fields)
        self.fields.show_line(card.line)
        self._show_jobs(card)
        self._steps.show_lines(
            [
                (
                    shown("status", step.status),
                    " · ".join(
                        filter(None, (period(step.from_day, step.to_day), step.reason, step.by))
                    ),
                )
                for step in card.standings
            ]
        )

    def _show_jobs(self, card: MemberCard) -> None:
        """Show the jobs; of several that are told as the present one each can be ended."""
        now = card.jobs_now()
        can_end = now if len(now) > 1 else ()
        self._jobs.show_lines(
            [(job.words(), period(job.from_day, job.to_day)) for job in card.jobs],
            deeds=[
                ("Ended…", partial(self.end_asked.emit, job.id)) if job in can_end else None
                for job in card.jobs
            ],
        )

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=8)
        for button, signal in (
            (primary_button("Log"), self.log_asked),
            (quiet_button("Conversation…"), self.talk_asked),
            (quiet_button("Thank"), self.thank_asked),
            (quiet_button("Reward…"), self.give_asked),
            (quiet_button("Status…"), self.status_asked),
            (quiet_button("Job move…"), self.move_asked),
        ):
            button.clicked.connect(lambda _checked, signal=signal: signal.emit())
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(buttons)
        column.addSpacing(6)
        column.addWidget(caps_label("Acts, last 12 months"))
        for widget in (
            self._months,
            self.between,
            self._recent,
            self._rewards,
            self._events,
            self._connections,
            self.fields,
            self._jobs,
            self._steps,
        ):
            column.addWidget(widget)


def _chips(card: MemberCard) -> list[ChipWords]:
    values = card.line.values
    status = values["status"]
    found: list[ChipWords] = [
        (shown("status", status), chip_kind(MEMBERS.key, "status", status), True)
    ]
    if card.points is not None:
        found.append((f"{number_words(card.points)} points", "blue", False))
    if tier := values.get("tier"):
        found.append((tier, "violet", False))
    tags = values.get("tags") or ()
    found += [(tag, "grey", False) for tag in tags[:_MOST_TAGS]]
    if len(tags) > _MOST_TAGS:
        found.append((f"+{len(tags) - _MOST_TAGS}", "grey", False))
    return found


def _how_given(bit: RewardBit) -> str:
    status = shown("grants.status", bit.status)
    return " · ".join(filter(None, (day_words(bit.given_on), status)))


def _whether_there(bit: EventBit) -> str:
    came = {True: "Was there", False: "Did not come", None: ""}[bit.attended]
    role = shown("attendance.role", bit.role) if bit.role else ""
    return " · ".join(filter(None, (day_words(bit.day), came, role)))


def _how_known(bit: ConnectionBit) -> str:
    status = shown("connections.status", bit.status) if bit.status else ""
    return " · ".join(filter(None, (shown("connections.kind", bit.kind), status)))


def show_activities(page: ListPage, lines: Lines, bits: tuple[ActivityBit, ...]) -> None:
    """Show the last activities; a click opens one."""
    asked = page.workspace.open_requested
    lines.show_lines(
        [(bit.type, _when_and_how(bit)) for bit in bits],
        [partial(asked.emit, "activity", bit.id) for bit in bits],
        "No activity yet",
    )


def _when_and_how(bit: ActivityBit) -> str:
    status = shown("activities.status", bit.status)
    return " · ".join(filter(None, (day_words(bit.day), status)))


def period(start: dt.date | None, end: dt.date | None) -> str:
    """Give a stretch of time in words."""
    if end is None:
        return f"since {day_words(start)}" if start else "now"
    return f"{day_words(start)} – {day_words(end)}" if start else f"until {day_words(end)}"
