"""Pasted text: the rules by which mails, chats and calendar rows become proposed rows."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.sheets.days_in_text import first_day, only_day
from advocate_desk.sheets.named_in_text import KnownNames
from advocate_desk.sheets.passages import passages_of
from advocate_desk.sheets.pasted_text import propose_rows, workbook_of
from advocate_desk.store.models import Colleague
from tests.making import add_members_
from tests.sheets.importing import bring_in, counts, lines, plan_of

TODAY = dt.date(2026, 3, 20)
MAIL = """From: Ada Lovelace <ada@kestrel.example>
Sent: Monday, March 2, 2026 10:22 AM
To: Me <me@ours.example>; Zoe Nowak <zoe@orchard.example>
Subject: The reference call

Happy to do the reference call for you.

> On 1 March 2026 you wrote about a podcast guest
From: Me <me@ours.example>
Date: Sun, 1 Mar 2026 09:00:00 +0100
To: ada@kestrel.example
Subject: Would you?

Could you help?
"""
CALENDAR = """Monday, 2 March 2026
10:00 Reference call 1:1 with Ada Lovelace
14:00 Coffee with Zoe Nowak

2026-03-05\tLunch with Bob (Kestrel Bank)
"""
CHAT = """[02/03/2026, 10:22] Ada Lovelace: thanks for the mug
[25/03/2026, 10:22] Ada Lovelace: see you
"""

REPLIES = """Thank you Ada, booked!

On Thu, Mar 19, 2026 at 4:12 PM Ada Lovelace <
ada@kestrel.example> wrote:

> Happy to do the reference call.
>
> On Wed, Mar 18, 2026 at 9:01 AM Me <me@ours.example> wrote:
>> Any chance of a reference call next week? Zoe Nowak is in too.
> See you, Ada
"""
SLACK = """Yesterday
Ada Lovelace
  10:42 AM
just posted what you asked for

10:43
2 days ago I could not
Sam Doe  4:05 PM
amazing, thx @Zoe Nowak
"""
TEAMS = """[19/03/2026 14:02] Lovelace, Ada
Did the reference call today, went well.
[19/03/2026 14:05] Sam Doe
legend
"""
NOTES = """Ada Lovelace on the phone on 3 March 2026: she'll do a reference call.
2 March 2026 Ada Lovelace did a reference call
Zoe Nowak sent a card
"""


@pytest.fixture
def people(desk):
    return add_members_(
        desk,
        {"full_name": "Ada Lovelace", "email": "ada@kestrel.example", "company": "Kestrel Bank"},
        {"full_name": "Zoë Nowak", "email": "zoe@orchard.example", "company": "Orchard Foods"},
        {"full_name": "Bob Smith", "given_name": "Bob", "company": "Kestrel Bank"},
        {"full_name": "Bob Smith", "company": "Orchard Foods", "email": "bob@orchard.example"},
    )


@pytest.fixture
def rows(desk, people):
    assert people

    def proposed(text):
        with desk.read() as session:
            return propose_rows(KnownNames(session), text, TODAY)

    return proposed


def told(rows):
    return [(row.who, row.day.isoformat(), row.type or row.kind, row.is_certain) for row in rows]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 2026-03-02 we", "2026-03-02"),
        ("2 March 2026", "2026-03-02"),
        ("March 2nd, 2026 at ten", "2026-03-02"),
        ("we met yesterday in", "2026-03-19"),
        ("last Friday she", "2026-03-13"),
        ("3 weeks ago", "2026-02-27"),
        ("12 Mar", "2026-03-12"),
        ("24/7 or 9/10", None),
        ("call 1:1", None),
        ("version 2.3.1", None),
        ("may 5 of them", "2025-05-05"),
        ("31 February 2026", None),
    ],
)
def test_days_are_found_in_text(text, day):
    found = first_day(text, TODAY)

    assert (found.day.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Monday, 2 March 2026", "2026-03-02"),
        ("Yesterday", "2026-03-19"),
        ("[2026-03-02]", "2026-03-02"),
        ("Wednesday", "2026-03-18"),
        ("2 March 2026, 10:22 AM", "2026-03-02"),
        ("2 March 2026 with Ada", None),
        ("2\N{NO-BREAK SPACE}March 2026", "2026-03-02"),
        ("with Ada on 2\N{NO-BREAK SPACE}March 2026", None),
        ("with Ada", None),
    ],
)
def test_a_line_that_is_only_a_day_dates_what_follows(line, day):
    found = only_day(line, TODAY)

    assert (found.day.isoformat() if found else None) == day


def test_each_message_of_a_thread_is_a_passage_without_what_it_quotes():
    first, second = passages_of(MAIL, TODAY)

    assert (first.day.day, second.day.day) == (dt.date(2026, 3, 2), dt.date(2026, 3, 1))
    assert "podcast" not in first.text
    assert first.addresses == (*("ada@kestrel.example", "me@ours.example", "zoe@orchard.example"),)


@pytest.mark.parametrize(
    "broken",
    [
        "To: a<",
        'To: B?]"',
        "Date: <?] f[: ;",
        "Subject: =?nonsense\N{LATIN SMALL LETTER E WITH ACUTE}?q?a?=",
    ],
)
def test_a_head_that_no_mail_program_writes_hides_nothing(broken):
    (mail,) = passages_of(f"From: Ada <ada@kestrel.example>\n{broken}\n\nSee you", TODAY)

    assert mail.addresses[:1] == ("ada@kestrel.example",)
    assert mail.text.endswith("See you")


def test_everybody_a_head_names_is_found_by_her_address():
    head = (
        'From: "Lovelace, Ada" <ada@kestrel.example>\nTo: Zoë <zoe@orchard.example>; b@c.example'
    )

    (mail,) = passages_of(f"{head}\nCc: a<, eve@d.example\nSubject: x\n\nSee you", TODAY)

    assert mail.addresses == (
        "ada@kestrel.example",
        "zoe@orchard.example",
        "b@c.example",
        "eve@d.example",
    )


def test_letters_that_a_head_writes_in_code_are_read():
    head = "From: =?utf-8?q?Zo=C3=AB?= <zoe@orchard.example>\nSent: 2 March 2026 10:04"

    (mail,) = passages_of(f"{head}\nSubject: Hello\n\nSee you", TODAY)

    assert mail.searched.startswith(
        "Zo\N{LATIN SMALL LETTER E WITH DIAERESIS} <zoe@orchard.example>"
    )
    assert mail.day.day == dt.date(2026, 3, 2)


def test_a_mail_is_a_message_with_all_known_and_its_activity_is_only_proposed(rows):
    assert told(rows(MAIL)) == [
        ("Ada Lovelace", "2026-03-02", "message", True),
        ("Ada Lovelace", "2026-03-02", "Reference call 1:1", False),
        ("Zoë Nowak", "2026-03-02", "message", True),
        ("Zoë Nowak", "2026-03-02", "Reference call 1:1", False),
        ("me@ours.example", "2026-03-02", "message", False),
        ("Ada Lovelace", "2026-03-01", "message", True),
        ("me@ours.example", "2026-03-01", "message", False),
    ]


def test_what_is_quoted_below_who_wrote_it_is_a_message_of_its_own(rows):
    outer, first, second = passages_of(REPLIES, TODAY)

    assert (outer.text, outer.day) == ("Thank you Ada, booked!", None)
    assert first.text == "Happy to do the reference call.\n\nSee you, Ada"
    assert (first.day.day, second.day.day) == (dt.date(2026, 3, 19), dt.date(2026, 3, 18))
    assert (first.addresses, second.addresses) == (("ada@kestrel.example",), ("me@ours.example",))
    assert told(rows(REPLIES)) == [
        ("Ada Lovelace", "2026-03-19", "message", True),
        ("Ada Lovelace", "2026-03-19", "Reference call 1:1", False),
        ("Zoë Nowak", "2026-03-18", "message", True),
        ("Zoë Nowak", "2026-03-18", "Reference call 1:1", False),
        ("me@ours.example", "2026-03-18", "message", False),
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("Von: {ada}", "Gesendet: 2. April 2026 10:22", "An: {me}", "Betreff: AW"),
        ("De : {ada}", "Envoyé : 2026-04-02", "À : {me}", "Objet : RE"),
    ],
)
def test_the_heads_of_german_and_french_mails_are_read(head):
    who = {"ada": "Ada <ada@kestrel.example>", "me": "me@ours.example"}

    (one,) = passages_of("\n".join((*head, "", "Ja")).format(**who), TODAY)

    assert one.is_mail
    assert one.addresses == ("ada@kestrel.example", "me@ours.example")
    assert one.day.day == dt.date(2026, 4, 2)


def test_a_message_of_a_chat_is_of_its_writer_and_of_the_day_above_it(rows):
    first, second = rows(SLACK)

    assert (first.who, first.day, first.kind) == ("Ada Lovelace", dt.date(2026, 3, 19), "message")
    assert first.text.splitlines()[2:] == [
        "just posted what you asked for",
        "10:43",
        "2 days ago I could not",
    ]
    assert (second.who, second.kind, second.is_certain) == ("Zoë Nowak", "thanks", True)


def test_days_in_a_message_count_from_the_day_it_was_written(rows):
    assert told(rows(TEAMS)) == [("Ada Lovelace", "2026-03-19", "Reference call 1:1", True)]


def test_times_that_stand_first_are_of_a_calendar_not_of_writers(rows):
    calendar = "2 March 2026\n10:00\nAdvisory Board Session\nAda Lovelace\n14:00\nZoe Nowak"

    assert [(row.who, row.type or row.kind) for row in rows(calendar)] == [
        ("Ada Lovelace", "Advisory board session"),
        ("Zoë Nowak", "talk"),
    ]


def test_what_will_or_may_be_done_and_what_another_did_is_not_ticked(rows):
    found = [(row.who, row.type, row.doubts) for row in rows(NOTES) if row.type]

    assert found == [
        ("Ada Lovelace", "Reference call 1:1", ("it may only be planned or asked for",)),
        ("Ada Lovelace", "Reference call 1:1", ()),
        ("Zoë Nowak", "Reference call 1:1", ("somebody else is named beside it",)),
    ]


def test_the_addresses_of_colleagues_propose_nothing(desk, rows):
    with desk.write("Colleague") as write:
        write.session.add(Colleague(name="Me", email="Me@ours.example"))

    assert {row.who for row in rows(MAIL)} == {"Ada Lovelace", "Zoë Nowak"}


def test_calendar_rows_name_their_day_or_stand_below_it(rows):
    assert told(rows(CALENDAR)) == [
        ("Ada Lovelace", "2026-03-02", "Reference call 1:1", True),
        ("Zoë Nowak", "2026-03-02", "met", True),
        ("Bob Smith", "2026-03-05", "met", True),
    ]


def test_a_first_name_is_somebody_only_with_her_company(rows):
    assert rows("2026-03-05 Lunch with Bob") == []
    assert [row.member for row in rows("2026-03-05 Lunch with Bob, Orchard Foods")] == [
        "bob@orchard.example"
    ]


def test_a_name_that_several_have_is_proposed_not_ticked(rows):
    assert told(rows("2026-03-05 Lunch with Bob Smith")) == [
        ("Bob Smith", "2026-03-05", "met", False)
    ]


def test_days_that_could_be_turned_or_are_to_come_are_not_ticked(rows):
    first, second = rows(CHAT)

    assert (first.kind, first.doubts) == (
        "thanks",
        ("day and month could be the other way round",),
    )
    assert (second.day, second.doubts) == (dt.date(2026, 3, 25), ("this day is still to come",))


def test_without_a_day_today_is_proposed(rows):
    assert told(rows("Spoke with Ada Lovelace about the webinar")) == [
        ("Ada Lovelace", "2026-03-20", "event", False)
    ]


def test_text_that_names_nobody_proposes_nothing(rows):
    assert rows("") == []
    assert rows("2026-03-05 Lunch with nobody\n\nFrom: here\nto there") == []


def test_proposed_rows_come_in_by_the_ordinary_plan_and_only_once(desk, rows, monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())
    book = workbook_of([row for row in rows(CALENDAR) if row.is_certain], TODAY)

    plan = bring_in(desk, book)

    assert counts(plan, "Activities") == {"new": 1}
    assert counts(plan, "Conversations") == {"new": 2}
    assert lines(desk, "activity", "completed_on", "status") == [("2026-03-02", "completed")]
    again = plan_of(desk, book)
    assert counts(again, "Activities") == counts(again, "Conversations") | {"same": 1}


def test_nobody_unknown_is_made_without_her_word(desk, rows, monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())
    unknown = [row for row in rows(MAIL) if row.who == "me@ours.example"]

    plan = bring_in(desk, workbook_of(unknown, TODAY))

    assert counts(plan, "Conversations") == {"skipped": 2}
    assert len(lines(desk, "member", "id")) == 4


def test_what_is_to_come_is_scheduled(desk, rows, monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())

    bring_in(desk, workbook_of(rows("2026-03-27 Podcast guest: Ada Lovelace"), TODAY))

    assert lines(desk, "activity", "due_on", "status") == [("2026-03-27", "scheduled")]
