"""Values as she reads and types them."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base import regions
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.activity_list import ACTIVITIES, ACTIVITY_TYPES
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.listing import Condition, Test
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.relation_lists import GOALS, MOTIVATIONS
from advocate_desk.ui.tables.values import (
    NotReadable,
    condition_words,
    read_value,
    typed_words,
    value_of,
    words_of,
)

MONEY = ACCOUNTS.field("annual_value")
SEATS = ACCOUNTS.field("seats")
TAGS = MEMBERS.field("tags")
PAUSED_UNTIL = MEMBERS.field("paused_until")


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", "2026-11-21")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (SEATS, 1240, "1,240"),
        (SEATS, 0, "0"),
        (SEATS, None, ""),
        (MONEY, 125_000, "€1,250.00"),
        (TAGS, ("Review", "Speaker"), "Review; Speaker"),
        (TAGS, (), ""),
        (PAUSED_UNTIL, dt.date(2026, 11, 3), "3 Nov 2026"),
        (ACCOUNTS.field("healthcare"), False, "No"),
        (MEMBERS.field("status"), "enrolled", "Enrolled"),
        (MEMBERS.field("city"), "berlin", "berlin"),
    ],
)
def test_a_cell_shows_values_in_words(field, value, words):
    assert words_of("members", field, value, "EUR") == words


def test_the_window_has_words_of_its_own_for_some_stored_ones():
    assert words_of("activities", ACTIVITIES.field("status"), "idea") == "Planned"
    assert words_of("activities", ACTIVITIES.field("trigger"), "organic") == "Their idea"


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (SEATS, "1,240", 1240),
        (SEATS, " 12 ", 12),
        (SEATS, "", None),
        (MONEY, "€1,250.50", 125_050),
        (MONEY, "1250,5", 125_050),
        (TAGS, "Review; Speaker; review", ("Review", "Speaker")),
        (TAGS, "", ()),
        (PAUSED_UNTIL, "3 jan", dt.date(2027, 1, 3)),
        (ACCOUNTS.field("healthcare"), "y", True),
        (MEMBERS.field("city"), "  New   York ", "New York"),
        (MEMBERS.field("notes"), "one\ntwo ", "one\ntwo"),
    ],
)
def test_typed_words_are_read_by_shape(field, typed, value):
    assert read_value(field, typed, "EUR") == value


@pytest.mark.parametrize(
    ("field", "typed"),
    [(SEATS, "many"), (MONEY, "a lot"), (PAUSED_UNTIL, "soonish"), (SEATS, "1.5")],
)
def test_words_that_mean_nothing_are_refused_in_a_sentence(field, typed):
    with pytest.raises(NotReadable, match=typed):
        read_value(field, typed)


@pytest.mark.parametrize("field", [SEATS, MONEY, TAGS, PAUSED_UNTIL])
def test_what_an_editor_shows_is_read_back_as_the_same(field):
    value = {
        Shape.NUMBER: 1240,
        Shape.MONEY: 125_050,
        Shape.WORDS: ("a", "b"),
        Shape.DAY: dt.date(2027, 3, 1),
    }[field.shape]

    assert read_value(field, typed_words("accounts", field, value, "EUR"), "EUR") == value


def test_own_fields_are_kept_as_text_and_read_by_shape():
    day = ListField("custom:1", "Charter", Shape.DAY)
    yes_no = ListField("custom:2", "Signed", Shape.YES_NO)

    assert value_of(day, {"custom:1": "2026-03-02"}) == dt.date(2026, 3, 2)
    assert value_of(yes_no, {"custom:2": "no"}) is False
    assert value_of(day, {}) is None


def test_a_filter_is_told_in_few_words():
    tier, last = MEMBERS.field("tier"), MEMBERS.field("last_act_on")

    assert condition_words(
        "members", tier, Condition("tier", Test.IS, ("Gold", "Silver", "Bronze"))
    ) == ("Tier: Gold, Silver +1")
    assert (
        condition_words(
            "members", last, Condition("last_act_on", Test.BEFORE, dt.date(2026, 1, 1))
        )
        == "Last act before 1 Jan 2026"
    )
    assert condition_words("members", tier, Condition("tier", Test.BLANK)) == "Tier is blank"


@pytest.mark.parametrize("code", regions.REGIONS)
@pytest.mark.parametrize("currency", ["EUR", "KWD", "JPY"])
def test_what_an_editor_shows_is_read_back_in_every_region(code, currency):
    regions.follow(code)

    for field, value in ((SEATS, 1240), (MONEY, 1_250_125), (PAUSED_UNTIL, dt.date(2027, 3, 1))):
        shown = typed_words("accounts", field, value, currency)
        assert read_value(field, shown, currency) == value
        assert read_value(field, words_of("accounts", field, value, currency), currency) == value


@pytest.mark.parametrize(
    ("code", "typed", "minor"),
    [
        ("de_DE", "1.250", 125_000),
        ("de_DE", "1.250,50 €", 125_050),
        ("de_DE", "12.50", 1_250),
        ("fr_FR", "1\u202f250,50", 125_050),
        ("de_CH", "1’250.50", 125_050),
        ("en_US", "1,250", 125_000),
    ],
)
def test_an_amount_is_read_as_it_is_written_where_she_lives(code, typed, minor):
    regions.follow(code)

    assert read_value(MONEY, typed, "EUR") == minor


@pytest.mark.parametrize(
    ("listing", "key", "stored", "words"),
    [
        (GOALS, "what", "reference", "Reference"),
        (GOALS, "what", "pr", "PR"),
        (GOALS, "what", "active advocates", "Active advocates"),
        (MOTIVATIONS, "motivation", "six degrees", "6 Degrees"),
        (ACTIVITY_TYPES, "motivations", ("career", "six degrees"), "Career; 6 Degrees"),
    ],
)
def test_our_words_are_written_as_the_window_writes_them_and_read_back(
    listing, key, stored, words
):
    field = listing.field(key)

    assert words_of(listing.key, field, stored) == words
    assert read_value(field, words) == stored
    assert read_value(field, words.upper()) == stored


def test_words_of_her_own_stay_as_she_typed_them_beside_ours():
    motivation, what = MOTIVATIONS.field("motivation"), GOALS.field("what")

    assert words_of("motivations", motivation, "being on stage") == "being on stage"
    assert read_value(motivation, "being on stage") == "being on stage"
    assert words_of("goals", what, "speaker drive") == "speaker drive"
