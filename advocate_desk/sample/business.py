"""What goes on around the sample program: events with guests, connections, deals and usage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from advocate_desk.sample.calendar import DAY
from advocate_desk.sample.people import COLLEAGUES, Person
from advocate_desk.sample.script import Row, Script
from advocate_desk.store.choices import (
    AttendanceRole,
    ConnectionKind,
    ConnectionStatus,
    Outcome,
)

_EVENTS = (  # name, city, kind, days ago, how many members come, budget in euros
    ("Lantern Summit Lisbon", "Lisbon", "conference", 910, 34, 62_000),
    ("Month-end in a day", None, "webinar", 640, 22, 900),
    ("Lantern Summit Vienna", "Vienna", "conference", 545, 41, 71_000),
    ("Dinner with peers", "London", "dinner", 330, 9, 2_400),
    ("Planning without spreadsheets", None, "webinar", 210, 26, 900),
    ("Lantern Summit Bilbao", "Bilbao", "conference", 180, 47, 78_000),
    ("Dinner with peers, autumn", "Rotterdam", "dinner", 38, 8, 2_200),
)
_COMING = ("Lantern Summit Aarhus", "Aarhus", "conference", 96, 84_000)  # days ahead
_GUESTS = 60  # people who come to events and are no members
_DEALS = 44
_STAGES = ("Discovery", "Proof of value", "Proposal", "Negotiation")
_COMPETITORS = ("Gridwise", "Tabula One", None, None)
_HEARD = ("A peer at an event", "A reference call", "Our website", None, None)
_CONNECTED = 30  # two of our members each
_KNOWN = 6  # people beside the program
_OUTCOMES = ("answered question", "referral", "speaking", None, None)
_MONTHS, _MEASURED = 6, 18  # months of usage, of so many companies
_SERIES = "help centre visits"


def events(script: Script) -> None:
    """Meet three times a year: members and others come, some stay away."""
    for name, city, kind, ago, count, budget in _EVENTS:
        day = script.calendar.ago(days=ago)
        is_long = kind == "conference"
        script.events.append(_event(name, day, day + is_long * DAY, city, kind, budget))
        there = [one for one in script.enrolled() if one.enrolled_on and one.enrolled_on <= day]
        for person in script.dice.sample(there, min(count, len(there))):
            script.guests.append({**_came(script, name, kind), "person": person})
        for guest in script.dice.sample(range(_GUESTS), count // 3):
            address = f"visitor.{guest + 1}@guests.example"
            script.guests.append({**_came(script, name, kind), "email": address})
    name, city, kind, ahead, budget = _COMING
    day = script.calendar.ahead(days=ahead)
    script.events.append(_event(name, day, day + DAY, city, kind, budget))
    for person in script.dice.sample(script.enrolled(), 12):
        script.guests.append({"event": name, "person": person, "registered": True})


def _event(
    name: str, first: dt.date, last: dt.date, city: str | None, kind: str, budget: int
) -> Row:
    money = {"budget": budget * 100, "currency": "EUR"}
    days = {"starts_on": first, "ends_on": last}
    capacity = {"conference": 240, "dinner": 12}.get(kind)
    return {"event": name, "city": city, "kind": kind, "capacity": capacity, **days, **money}


def _came(script: Script, event: str, kind: str) -> Row:
    came = script.dice.random() < 0.82
    longest = {"webinar": 55, "dinner": 180}.get(kind, 780)
    role = script.dice.choices(list(AttendanceRole)[:3], (16, 2, 1))[0]
    return {
        "event": event,
        "registered": True,
        "attended": came,
        "minutes": longest - script.dice.randrange(longest // 3) if came else None,
        "role": role,
    }


def connections(script: Script) -> None:
    """Introduce members to each other; some know people beside the program."""
    people = script.enrolled()
    for _ in range(_CONNECTED):
        one, other = script.dice.sample(people, 2)
        met = script.dice.choices(list(ConnectionStatus), (3, 2, 8, 4, 1))[0]
        is_done = met in (ConnectionStatus.MET, ConnectionStatus.ONGOING)
        kind = script.dice.choice([kind for kind in ConnectionKind if kind != "LinkedIn"])
        day = script.calendar.ago(days=script.dice.randrange(10, 600))
        script.connections.append(
            {
                "person": one,
                "other": other,
                "kind": kind,
                "status": met,
                "introduced_on": day,
                "introduced_by": script.dice.choice(COLLEAGUES[:3]),
                "outcome": script.dice.choice(_OUTCOMES) if is_done else None,
            }
        )
    for one in script.dice.sample(people, _KNOWN):
        day = script.calendar.ago(days=script.dice.randrange(10, 900))
        linked = {"kind": ConnectionKind.LINKEDIN, "status": ConnectionStatus.ONGOING}
        script.connections.append(
            {"person": one, "person_b": COLLEAGUES[0], "introduced_on": day, **linked}
        )


def deals(script: Script) -> None:
    """Win some deals, lose others, and have some that are still open."""
    for number in range(_DEALS):
        company = script.dice.choice(script.companies)
        created = script.calendar.ago(days=script.dice.randrange(30, 900))
        closed = created + script.dice.randrange(40, 200) * DAY
        ended = script.dice.choices((Outcome.WON, Outcome.LOST), (5, 4))[0]
        outcome = ended if closed <= script.calendar.today else Outcome.OPEN
        stage = script.dice.choice(_STAGES) if outcome is Outcome.OPEN else f"Closed {outcome}"
        script.deals.append(
            {
                "opportunity_id": f"D-{4100 + number}",
                "name": f"{company.name} {script.dice.choice(('rollout', 'renewal', 'pilot'))}",
                "company": company.name,
                "amount": script.dice.randrange(8, 190) * 1_000_00,
                "currency": "EUR",
                "stage": stage,
                "outcome": outcome,
                "created_on": created,
                "closed_on": closed,
                "owner": script.dice.choice(COLLEAGUES[2:]),
                "competitor": script.dice.choice(_COMPETITORS),
                "heard_via": script.dice.choice(_HEARD),
            }
        )


def usage(script: Script) -> None:
    """Count logins month by month, and visits of the help centre week by week."""
    for company in script.dice.sample(script.companies, _MEASURED):
        logins = script.dice.randrange(40, 900)
        for back in range(_MONTHS, 0, -1):
            month = script.calendar.month_ago(back)
            logins = max(5, logins + script.dice.randrange(-60, 90))
            script.usage.append(
                {
                    "company": company.name,
                    "in_month": f"{month:%Y-%m}",
                    "measure": "logins",
                    "value": logins,
                }
            )
    weeks = [script.calendar.ago(days=7 * back) for back in range(52, 0, -1)]
    opened = weeks[31]
    for day in weeks:
        visits = script.dice.randrange(900, 1_200) - (280 if day >= opened else 0)
        script.series.append({"series": _SERIES, "on_day": day, "value": visits})
    told = {"series": _SERIES, "on_day": opened, "event": "Answers by members went live"}
    script.series_events.append(told)


def guest_rows(guests: Sequence[Row]) -> list[Row]:
    """Give the rows of those on the lists of events: members by id, the others by e-mail."""
    return [
        {
            **{key: value for key, value in row.items() if key != "person"},
            "member_id": row["person"].id if "person" in row else None,
        }
        for row in guests
    ]


def connection_rows(connections: Sequence[Row]) -> list[Row]:
    """Give connections by the ids of the members; two are connected once on a day."""
    rows: dict[object, Row] = {}
    for row in connections:
        other: Person | None = row.get("other")
        found = {key: value for key, value in row.items() if key not in ("person", "other")}
        ids = {"member_a_id": row["person"].id, "member_b_id": other.id if other else None}
        pair = frozenset({ids["member_a_id"], ids["member_b_id"]})
        rows.setdefault((pair, row["introduced_on"]), {**found, **ids})
    return list(rows.values())
