"""Random values of fields, and random rows of tables, for programs made up by chance."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from advocate_desk.base.text import fold_name, tidy_lines, tidy_spaces
from advocate_desk.store.models import Table

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
    """Give rows of a table with these columns drawn, and a uid."""
    return st.builds(table, uid=UID, **known)
