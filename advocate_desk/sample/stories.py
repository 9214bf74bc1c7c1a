"""The stories that can be seen in the sample program, one small function each."""

from __future__ import annotations

import datetime as dt

from advocate_desk.sample.calendar import DAY
from advocate_desk.sample.giving import GIFT_CARD, POSTER
from advocate_desk.sample.people import FADING, Person, address
from advocate_desk.sample.script import Kind, Script
from advocate_desk.sample.texts import PLAIN, SOUND, STARTERS, THIN
from advocate_desk.store.choices import (
    ActStatus,
    CareerWinKind,
    GrantMode,
    Status,
    TouchKind,
    Trigger,
    Usability,
)

SILENT_PROMOTERS = 31
CARRIERS = 5
REWARD_LED = 8
QUIET_HELPERS = 9
BURST_MONTHS_AGO = 5


def has_been_in(person: Person, half_years: int) -> bool:
    """Say whether somebody enrolled so many half-years ago, and not for a gift card."""
    return (person.cohort or 0) <= -half_years and person.cohort != FADING


def some_left(script: Script) -> None:
    """Let some pause, some leave for good, and two be taken out of the program."""
    leaving = ((Status.PAUSED, 7), (Status.ALUMNI, 12), (Status.REMOVED, 2))
    reasons = {
        Status.PAUSED: ("New baby", "Busy with a merger", "Asked for a rest"),
        Status.ALUMNI: ("Left the company", "Contract ended", "No time any more"),
        Status.REMOVED: ("Asked to be taken out",),
    }
    for status, count in leaving:
        for person in script.cast(count, lambda one: (one.cohort or 0) <= -2):
            person.status = status
            person.values["status_since"] = script.calendar.ago(
                days=script.dice.randrange(20, 150)
            )
            person.values["status_reason"] = script.dice.choice(reasons[status])
            _acted_before(script, person)
            if status is Status.PAUSED:
                until = script.calendar.ahead(days=script.dice.randrange(-12, 80))
                person.values["paused_until"] = until


def _acted_before(script: Script, person: Person) -> None:
    left = script.calendar.ago(days=170)
    for kind in (Kind.QUOTE, Kind.POST, Kind.RESEARCH)[: script.dice.randint(0, 3)]:
        day = script.calendar.between(person.enrolled_on or left, left, script.dice)
        script.act(person, kind, day, Trigger.ASKED, text=script.dice.choice(SOUND))


def five_carry_the_references(script: Script) -> None:
    """Let five people give two thirds of all references of the last year."""
    carriers = script.cast(CARRIERS, lambda one: has_been_in(one, 3))
    for person in carriers:
        person.values["tags"] = ("Reference champion",)
        for days_ago in (8, 35, 62, 96, 131, 168, 195, 230, 290, 340):
            _reference(script, person, days_ago + script.dice.randrange(7))
    long_in = [one for one in script.free if has_been_in(one, 3)]
    others = script.dice.sample(long_in, 25)
    for at, person in enumerate(others):
        _reference(script, person, 4 + 14 * at + script.dice.randrange(7))


def _reference(script: Script, person: Person, days_ago: int) -> None:
    kind = script.dice.choices(
        (Kind.REFERENCE_CALL, Kind.SITE_VISIT, Kind.ANALYST_REFERENCE), weights=[7, 2, 1]
    )[0]
    script.act(
        person,
        kind,
        script.calendar.ago(days=days_ago),
        Trigger.ASKED,
        usability=Usability.AS_IS if script.dice.random() < 0.8 else None,
        outcome=script.dice.choice(("Deal won", "Deal goes on", "Prospect chose another", None)),
        text=script.dice.choice((*SOUND, *PLAIN)),
    )


def some_act_only_when_promised(script: Script) -> None:
    """Let eight people say yes to every prize, carelessly, and no to every plain ask."""
    for person in script.cast(REWARD_LED, lambda one: has_been_in(one, 3)):
        script.told_whole.append(person)
        for at in range(6):
            day = script.calendar.ago(days=70 + 50 * at + script.dice.randrange(30))
            unusable = at in (0, 2, 3, 5)
            act = script.act(
                person,
                script.dice.choice((Kind.POST, Kind.QUOTE, Kind.IDEA)),
                day,
                Trigger.PROMISED,
                reward_promised=GIFT_CARD,
                usability=Usability.NOT_USABLE if unusable else Usability.NEEDS_WORK,
                text=THIN[at] if at < len(THIN) else PLAIN[at % len(PLAIN)],
            )
            script.give(person, GIFT_CARD, day, GrantMode.PROMISED, (act,))
        for days_ago in (50, 150, 260):
            asked = script.calendar.ago(days=days_ago + script.dice.randrange(20))
            script.turn_down(person, script.dice.choice((Kind.QUOTE, Kind.POST)), asked)


def quiet_helpers(script: Script) -> None:
    """Let nine people help others again and again who never score us a nine."""
    for at, person in enumerate(script.cast(QUIET_HELPERS, lambda one: has_been_in(one, 2))):
        script.polled.append(person)
        for days_ago in script.dice.sample(range(5, 350), 11):
            kind = script.dice.choices(
                (Kind.PEER_ANSWER, Kind.IDEA, Kind.MENTORING), weights=[6, 3, 1]
            )[0]
            text = script.dice.choice((*SOUND, *PLAIN))
            day = script.calendar.ago(days=days_ago)
            script.act(person, kind, day, Trigger.ORGANIC, usability=Usability.AS_IS, text=text)
        if at % 3:  # every third of them never answered a survey
            day = script.calendar.ago(days=46)
            script.answer(person, day, script.dice.choice((6, 7, 8)))


def promoters_nobody_asked(script: Script) -> None:
    """Let 31 people say nine or ten, and nobody ask them for anything."""
    waiting = [
        one
        for one in script.people
        if one.status is Status.CANDIDATE and one.values.get("person_type") is None
    ]
    silent = script.dice.sample(waiting, 19)
    silent += script.cast(SILENT_PROMOTERS - len(silent), lambda one: (one.cohort or 0) >= -1)
    script.told_whole += silent
    script.polled += silent
    for person in silent:
        script.answer(
            person,
            script.calendar.ago(days=script.dice.randrange(6, 75)),
            script.dice.choice((9, 9, 10)),
            comment=script.dice.choice((None, "Ask me!", "Happy to help if you need somebody.")),
        )


def a_burst_of_posts(script: Script) -> None:
    """Let thirty people post within ten days, as we asked them all at once."""
    first = script.calendar.month_ago(BURST_MONTHS_AGO)
    there = [one for one in script.free if one.enrolled_on and one.enrolled_on < first]
    for person in script.dice.sample(there, 30):
        for _ in range(script.dice.choice((1, 1, 1, 2))):
            day = first + script.dice.randrange(5, 15) * DAY
            asked = {"asked_on": first + 4 * DAY, "responded_on": day}
            script.act(
                person,
                Kind.CAMPAIGN_POST,
                day,
                Trigger.ASKED,
                text=script.dice.choice(STARTERS),
                usability=Usability.AS_IS,
                **asked,
            )


def a_surprise_is_remembered(script: Script) -> None:
    """Give one person a surprise for nothing; a year later it is still on her wall."""
    (person,) = script.cast(1, lambda one: one.cohort == -5)
    given = script.calendar.ago(days=430)
    script.act(person, Kind.TALK, given - 20 * DAY, Trigger.ASKED, usability=Usability.AS_IS)
    notes = "She drew her first rollout on a napkin; we had it redrawn and framed."
    script.give(person, POSTER, given, GrantMode.SURPRISE, notes=notes)
    script.talk(
        person,
        given + 245 * DAY,
        "The poster hangs over her desk. She showed it to her board and told them our story.",
        kind=TouchKind.MET,
    )
    for days_after, kind in (
        (260, Kind.GUEST_POST),
        (300, Kind.WEBINAR),
        (350, Kind.INTRODUCTION),
    ):
        day, text = given + days_after * DAY, script.dice.choice(SOUND)
        usable = Usability.AS_IS
        script.act(person, kind, day, Trigger.ORGANIC, usability=usable, text=text)
    script.career_wins.append(
        {
            "person": person,
            "on_day": given + 330 * DAY,
            "kind": CareerWinKind.TALK_ACCEPTED,
            "text": "Her talk about the rollout was taken by a national conference.",
            "helped_by": f"{POSTER}: it began with the story on her wall",
            "told_publicly": True,
        }
    )


def people_moved_on(script: Script) -> None:
    """Let six people change jobs: to customers, to a prospect, and one to a rival, who pauses."""
    movers = script.cast(6, lambda one: has_been_in(one, 3))
    others = [one for one in script.companies if all(one is not who.company for who in movers)]
    for at, person in enumerate(movers):
        day = script.calendar.ago(days=30 + 45 * at if at < 5 else 12)
        script.act(person, Kind.QUOTE, day - 90 * DAY, Trigger.ASKED, text=SOUND[at])
        to = others[at] if at < 4 else None
        name = to.name if to else ("Prospera Mills", "Rivalto Planning")[at - 4]
        person.moved = (day, to, name, "Director of Operations")
        script.talk(person, day + 6 * DAY, f"Told us about the new job at {name}.")
        if to and at % 2:  # of the others we only have the old address
            person.values["email"] = address(person.given, person.family, to)
        if to:
            script.act(person, Kind.INTRODUCTION, day + 20 * DAY, Trigger.ORGANIC)
    at_the_rival = movers[-1]
    at_the_rival.status = Status.PAUSED
    review = {"status_since": day, "paused_until": day + 30 * DAY}
    at_the_rival.values |= {**review, "status_reason": "Works for a rival now"}


def accounts_in_trouble(script: Script) -> None:
    """Let six accounts be red with an open issue, with asks going on at some of them."""
    there = {one.company: one for one in script.free if one.status is Status.ENROLLED}
    for at, company in enumerate(script.dice.sample(list(there), 6)):
        since = script.calendar.ago(days=script.dice.randrange(9, 50))
        company.values.update(open_issue=True, open_issue_since=since)
        script.readings += [
            (company, since - 200 * DAY, "green"),
            (company, since - 30 * DAY, "amber"),
            (company, since, "red"),
        ]
        if at < 4:
            asked = max(since + 2 * DAY, script.calendar.ago(days=12))
            script.ask(there[company], Kind.REFERENCE_CALL, asked, ActStatus.ASKED)


def two_rows_for_one_person(script: Script) -> None:
    """Let four people stand in the list twice, as lists from several places have them."""
    for person in script.dice.sample(script.free, 4):
        again = Person(person.given, person.family, person.company, person.land, Status.CANDIDATE)
        email = str(person.values["email"]).split(".", 1)
        values = {"email": f"{email[0][:1]}.{email[1]}", "source": "Event list"}
        again.values = {"full_name": again.name, "status_since": script.calendar.ago(days=66)}
        again.values |= values
        script.people.append(again)


def asks_of_this_week(script: Script) -> None:
    """Leave asks open: new and old ones, a yes without a day, calls that are planned."""
    able = [one for one in script.free if one.status is Status.ENROLLED and (one.cohort or 0) < 0]
    open_asks = (
        *((ActStatus.ASKED, days) for days in (1, 2, 3, 5, 8, 11, 19, 26)),
        *((ActStatus.ACCEPTED, days) for days in (6, 13, 17)),
        *((ActStatus.SCHEDULED, days) for days in (4, 9, 10, 15)),
        *((ActStatus.SUBMITTED, days) for days in (12, 21)),
    )
    people = script.dice.sample(able, len(open_asks))
    for person, (status, days_ago) in zip(people, open_asks, strict=True):
        asked = script.calendar.ago(days=days_ago)
        more: dict[str, dt.date] = {}
        if status is not ActStatus.ASKED:
            more["responded_on"] = script.calendar.between(asked, asked + 2 * DAY, script.dice)
        if status is ActStatus.SCHEDULED:
            more["due_on"] = script.calendar.ahead(days=script.dice.randrange(1, 12))
        kind = script.dice.choice((Kind.REFERENCE_CALL, Kind.QUOTE, Kind.WEBINAR, Kind.RESEARCH))
        script.ask(person, kind, asked, status, **more)
