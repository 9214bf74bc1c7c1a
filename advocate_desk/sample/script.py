"""What happens in the sample program, noted down story by story before it is written."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from advocate_desk.sample.calendar import DAY, Calendar
from advocate_desk.sample.people import COLLEAGUES, Company, Person
from advocate_desk.store.choices import (
    ActStatus,
    ConsentState,
    GrantMode,
    GrantStatus,
    PersonType,
    Status,
    SurveyKind,
    TouchKind,
    Trigger,
)

Row = dict[str, Any]
_SILENT = 14  # days without an answer before it is called no reply


class Kind:
    """The activity types that the stories use, by their codes."""

    REFERENCE_CALL = "1"
    WRITTEN_REFERENCE = "3"
    SITE_VISIT = "4"
    ANALYST_REFERENCE = "6"
    INTRODUCTION = "11"
    REVIEW = "17"
    REPLY_TO_CRITIC = "21"
    CASE_STUDY = "23"
    QUOTE = "25"
    FAST_FACT = "27"
    GUEST_POST = "28"
    PODCAST = "30"
    SPOTLIGHT = "32"
    POST = "39"
    CAMPAIGN_POST = "41"
    CORRECTION = "43"
    TALK = "44"
    WEBINAR = "47"
    RESEARCH = "55"
    BETA = "56"
    IDEA = "57"
    PEER_ANSWER = "61"
    MENTORING = "63"


@dataclass(eq=False)
class Script:
    """Everything that happens, by the kind of row it becomes.

    Attributes:
        free: enrolled customers that no story is about yet, in the order they enrolled.
        told_whole: people of whom a story tells all that they ever did.
        polled: people whose answers to surveys a story tells.
    """

    dice: random.Random
    calendar: Calendar
    companies: list[Company]
    people: list[Person]
    acts: list[Row] = field(default_factory=list)
    touches: list[Row] = field(default_factory=list)
    answers: list[Row] = field(default_factory=list)
    consents: list[Row] = field(default_factory=list)
    motives: list[Row] = field(default_factory=list)
    wins: list[Row] = field(default_factory=list)
    career_wins: list[Row] = field(default_factory=list)
    grants: list[Row] = field(default_factory=list)
    costs: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    guests: list[Row] = field(default_factory=list)
    connections: list[Row] = field(default_factory=list)
    deals: list[Row] = field(default_factory=list)
    usage: list[Row] = field(default_factory=list)
    series: list[Row] = field(default_factory=list)
    series_events: list[Row] = field(default_factory=list)
    readings: list[tuple[Company, dt.date, str]] = field(default_factory=list)
    free: list[Person] = field(default_factory=list)
    told_whole: list[Person] = field(default_factory=list)
    polled: list[Person] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.free = self.enrolled()

    def enrolled(self) -> list[Person]:
        """Give the customers who are in the program, in the order they enrolled."""
        return [
            one
            for one in self.people
            if one.status is Status.ENROLLED
            and one.values.get("person_type", PersonType.CUSTOMER) == PersonType.CUSTOMER
        ]

    def lively(self) -> list[Person]:
        """Give the enrolled customers who act in their own measure, whatever else is told."""
        return [one for one in self.enrolled() if one not in self.told_whole]

    def cast(self, count: int, fits: Callable[[Person], bool] = lambda _one: True) -> list[Person]:
        """Take people for a story; no other story will be about them."""
        chosen = self.dice.sample([one for one in self.free if fits(one)], count)
        self.free = [one for one in self.free if one not in chosen]
        return chosen

    def ask(self, person: Person, kind: str, on: dt.date, status: ActStatus, **more: Any) -> int:
        """Note an ask and what became of it; give its place among the acts."""
        asked = {"asked_on": on, "asked_by": self.dice.choice(COLLEAGUES[:3])}
        return self._note(person, kind, status, {"trigger": Trigger.ASKED, **asked, **more})

    def turn_down(self, person: Person, kind: str, asked: dt.date) -> None:
        """Note an ask that was declined some days later, or never answered."""
        is_old = asked <= self.calendar.ago(days=_SILENT)
        if is_old and self.dice.random() < 0.4:
            self.ask(person, kind, asked, ActStatus.NO_REPLY)
            return
        answered = self.calendar.between(asked, asked + 9 * DAY, self.dice)
        self.ask(person, kind, asked, ActStatus.DECLINED, responded_on=answered)

    def act(self, person: Person, kind: str, on: dt.date, trigger: Trigger, **more: Any) -> int:
        """Note what somebody did; unless it was their own idea, we had asked some days before."""
        on = max(on, person.enrolled_on or on)
        asked: Row = {}
        if trigger in (Trigger.ASKED, Trigger.PROMISED):
            before = max(on - self.dice.randint(2, 18) * DAY, person.enrolled_on or on)
            asked = {"asked_on": before, "asked_by": self.dice.choice(COLLEAGUES[:3])}
            asked["responded_on"] = self.calendar.between(before, on, self.dice)
        values = {"trigger": trigger, **asked, "completed_on": on, **more}
        return self._note(person, kind, ActStatus.COMPLETED, values)

    def _note(self, person: Person, kind: str, status: ActStatus, values: Row) -> int:
        self.acts.append({"person": person, "type": kind, "status": status, **values})
        return len(self.acts) - 1

    def talk(self, person: Person, on: dt.date, text: str, **more: Any) -> None:
        """Note a conversation."""
        by = self.dice.choice(COLLEAGUES[:2])
        self.touches.append(
            {
                "person": person,
                "on_day": on,
                "kind": TouchKind.TALK,
                "text": text,
                "by": by,
                **more,
            }
        )

    def answer(self, person: Person, on: dt.date, score: int, **more: Any) -> None:
        """Note an answer to a survey, to NPS unless told otherwise."""
        self.answers.append(
            {"person": person, "answered_on": on, "kind": SurveyKind.NPS, "score": score, **more}
        )

    def permit(self, person: Person, use: str, on: dt.date, **more: Any) -> None:
        """Note that somebody gave a permission."""
        given = {"state": ConsentState.GIVEN, "given_on": on}
        self.consents.append({"person": person, "use": use, **given, **more})

    def give(
        self,
        person: Person,
        reward: str,
        on: dt.date,
        mode: GrantMode,
        acts: Sequence[int] = (),
        **more: Any,
    ) -> None:
        """Note a reward that arrived some days later."""
        arrived = min(on + self.dice.randint(2, 12) * DAY, self.calendar.today)
        days = {"given_on": on, "sent_on": on, "delivered_on": arrived}
        self.grants.append(
            {
                "person": person,
                "reward": reward,
                "mode": mode,
                "status": GrantStatus.DELIVERED,
                "acts": tuple(acts),
                **days,
                **more,
            }
        )

    def acts_of(self, person: Person) -> list[int]:
        """Give the places of what somebody completed, oldest first."""
        done = [at for at, act in enumerate(self.acts) if act["person"] is person]
        done = [at for at in done if self.acts[at].get("completed_on")]
        return sorted(done, key=lambda at: self.acts[at]["completed_on"])
