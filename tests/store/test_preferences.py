"""Settings: a wrong value is refused, the default is kept by keeping nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from advocate_desk.base.errors import InvalidDraft
from advocate_desk.store.models import Setting
from advocate_desk.store.preferences import RULES, Preferences, preferences, set_preference
from advocate_desk.store.setting_rules import Kind

CHRISTMAS, NEW_YEAR = dt.date(2026, 12, 25), dt.date(2027, 1, 1)


def _set(desk, name, text):
    with desk.write(f"Set {name}") as write:
        set_preference(write.session, name, text)


def _held(desk):
    with desk.read() as session:
        return preferences(session)


def _stored(desk):
    with desk.read() as session:
        rows = session.scalars(select(Setting).where(Setting.name.in_(RULES)))
        return {setting.name: setting.value for setting in rows}


@pytest.mark.parametrize(
    ("name", "text", "value", "stored"),
    [
        ("Program name", "  Customer   voices ", "Customer voices", "Customer voices"),
        ("Base currency", "usd", "USD", "USD"),
        ("Year starts in", "April", 4, "4"),
        ("Year starts in", "sept.", 9, "9"),
        ("Week starts on", "Sunday", 7, "7"),
        ("Week starts on", "tue.", 2, "2"),
        ("Points", "On", True, "yes"),
        ("Point value", "250", 250, "250"),
        ("No reply after days", "21", 21, "21"),
        (
            "Holidays",
            "2027-01-01; 2026-12-25, 2026-12-25",
            (CHRISTMAS, NEW_YEAR),
            "2026-12-25; 2027-01-01",
        ),
    ],
)
def test_a_setting_is_read_as_typed_and_kept_in_one_spelling(desk, name, text, value, stored):
    _set(desk, name, text)

    assert getattr(_held(desk), RULES[name].key) == value
    assert _stored(desk)[name] == stored


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("Program name", "  ", "is blank"),
        ("Program name", "x" * 201, "longer than 200"),
        ("Base currency", "Taler", "not a currency code"),
        ("Year starts in", "13", "not a month"),
        ("Week starts on", "8", "not a day of the week"),
        ("Year starts in", "ma", "not a month"),
        ("Points", "maybe", "neither yes nor no"),
        ("Point value", "0", "not between 1 and"),
        ("No reply after days", "soon", "not a whole number"),
        ("No reply after days", "-1", "not a whole number"),
        ("No reply after days", "²", "not a whole number"),
        ("No reply after days", "99999999999", "not a whole number"),
        ("No reply after days", "4000", "not between 1 and 3650"),
        ("Holidays", "Christmas", "not a list of days"),
        ("Shoe size", "38", "no setting"),
        ("Desk id", "1", "no setting"),
    ],
)
def test_a_wrong_value_is_refused_in_a_sentence(desk, name, text, sentence):
    before = _stored(desk)

    with pytest.raises(InvalidDraft, match=sentence):
        _set(desk, name, text)

    assert _stored(desk) == before


def test_the_default_is_kept_by_keeping_nothing(desk):
    _set(desk, "No reply after days", "21")
    _set(desk, "No reply after days", "14")

    assert "No reply after days" not in _stored(desk)


def test_a_stored_text_that_no_rule_takes_means_the_default(desk):
    with desk.write("As a later version might") as write:
        write.session.add(Setting(name="Year starts in", value="the spring"))

    assert _held(desk).year_starts_in == 1


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.key)
def test_every_default_follows_its_own_rule_and_says_where_it_comes_from(rule):
    text = rule.text_of(rule.default)

    assert rule.wrong(text) == ""
    assert rule.value_of(text) == rule.default == getattr(Preferences(), rule.key)
    assert rule.about.source or rule.about.kind in (Kind.TEXT, Kind.CURRENCY)
