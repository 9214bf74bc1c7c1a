"""Texts in cells: what would run is defused, and can be had back exactly."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.sheets.safe_cells import (
    guarded,
    may_run,
    split_long,
    unguarded,
    xml_attribute,
    xml_text,
)

NEAR_FORMULAS = st.text(alphabet="'=+-@\t\r＝ 01a(", max_size=8) | st.text(max_size=30)


@pytest.mark.parametrize("text", ["=1", "+cmd", "-2+3", "@SUM(1)", "\tx", "\rx", "＝1", " =1"])
def test_what_would_run_gets_an_apostrophe(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["-5", "+49 (170) 12-34/5", "-1.5", "-", "plain", "a=b", "'quoted'", "1-2", ""]
)
def test_numbers_phones_and_plain_words_stay(text):
    assert guarded(text) == text


def test_what_begins_with_an_apostrophe_before_a_formula_gets_another():
    assert guarded("'=1") == "''=1"


@given(NEAR_FORMULAS)
def test_the_guard_can_be_taken_back_exactly(text):
    assert unguarded(guarded(text)) == text


@given(NEAR_FORMULAS)
def test_nothing_guarded_runs_but_numbers(text):
    safe = guarded(text)

    assert not may_run(safe) or all(sign in "+-0123456789 ().\\/x" for sign in safe)


@given(st.text())
def test_every_text_can_stand_in_xml(text):
    ET.fromstring(f'<t a="{xml_attribute(text)}">{xml_text(text)}</t>')  # noqa: S314  # our own text


@given(st.text(), st.integers(1, 3))
def test_parts_of_a_long_text_make_it_whole(text, times):
    whole = text * (20_000 * times)

    parts = list(split_long(whole))

    assert "".join(parts) == whole
    assert all(len(part.encode("utf-16-le", "surrogatepass")) <= 64_000 for part in parts)
