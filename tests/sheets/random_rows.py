"""Random values of fields, and random rows of tables, for programs made up by chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from hypothesis import strategies as st

from advocate_desk.base.text import fold_name, tidy_lines, tidy_spaces
from advocate_desk.store import choices
from advocate_desk.store.models import Table, Words

CLEAR_WORD = "(clear)"  # in a file it erases

LINE = st.sampled_from(
    ["=1+1", "+49 170", "-5", "@x", "#N/A", "_x0041_", "'=x", "👩🏽‍💻", "00123", "1e5", "TRUE"]
) | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
TEXT = LINE.map(tidy_spaces).filter(lambda text: text not in ("", CLEAR_WORD))
MAYBE = st.none() | TEXT
LONG = (
    st.none()
    | st.lists(TEXT, max_size=4).map("\n".join).map(tidy_lines).map(lambda text: text or None)
    | TEXT.map(lambda text: f"{text} " * (40_000 // len(text)) + "end")
)
WORDS = st.lists(
    TEXT.map(lambda t: t.replace(";", "")).filter(bool), unique_by=fold_name, max_size=3
).map(tuple)
DAY = st.dates(dt.date(1000, 1, 1), dt.date(2100, 1, 1))
MAYBE_DAY = st.none() | DAY
YES_NO = st.none() | st.booleans()
UID = st.uuids(version=4).map(str)


def one_of(words: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(list(words))


def columns(table: type[Table], **known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give rows of a table with a uid and every column drawn, but for those that point.

    What is not among the known ones is drawn by its type: a column that comes later is drawn too.
    """
    rest = {
        column.name: _any_of(table, column)
        for column in table.__table__.columns
        if column.name not in {"id", "uid", *known}
        if column.computed is None and not column.foreign_keys
    }
    return st.builds(table, uid=UID, **rest, **known)


def _any_of(table: type[Table], column: sa.Column[Any]) -> st.SearchStrategy[Any]:
    usual = next(found for type_, found in _BY_TYPE.items() if isinstance(column.type, type_))
    everywhere = _BY_NAME.get(("", column.name), usual)
    drawn = _BY_NAME.get((table.__tablename__, column.name), everywhere)
    return st.none() | drawn if column.nullable else drawn


_BY_TYPE: Mapping[type[Any], st.SearchStrategy[Any]] = {
    sa.Date: DAY,
    sa.Boolean: st.booleans(),
    sa.Integer: st.integers(0, 10**6),
    Words: WORDS,
    sa.String: TEXT,
}
_EMAIL = st.emails(domains=st.just("example.com")).map(str.lower)
_BY_NAME: Mapping[tuple[str, str], st.SearchStrategy[Any]] = {
    ("", "notes"): LONG,
    ("", "currency"): st.sampled_from(["EUR", "JPY", "KWD"]),
    ("", "rate"): st.sampled_from(["1", "0.92", "0.0061", "1.0850"]),
    ("", "email"): _EMAIL,
    ("", "linkedin"): st.sampled_from(["linkedin.com/in/ada", "linkedin.com/in/zo%c3%ab"]),
    ("", "link"): st.sampled_from(["https://a.example/B?c=%20d", "//files/Ada.docx", "Ada, p. 3"]),
    ("", "import_key"): UID,
    ("", "day_assumed"): st.just(value=True),
    ("", "motivations"): st.lists(one_of(choices.MOTIVATIONS), unique=True).map(tuple),
    ("member", "contact_preference"): one_of(choices.ContactPreference),
    ("member", "other_emails"): st.lists(_EMAIL, unique=True, max_size=2).map(tuple),
    ("account", "domain"): st.sampled_from([(), ("a.example",), ("a.example", "b.example")]),
    ("account", "reference_policy"): one_of(choices.ReferencePolicy),
    ("activity", "quality"): st.integers(1, 5),
    ("grant", "mode"): one_of(choices.GrantMode),
}
