"""Broken letters are found, and mended only where she says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.sheets.mojibake import broken_texts, examples_of, mended
from advocate_desk.sheets.tables import TableForm, find_table

NAMES = st.text("abcABC éüñßøåçłżőαπжия–’€ 日本", max_size=12)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("JosÃ© NÃºÃ±ez", "José Núñez"),
        ("Zoë met JosÃ©", "Zoë met José"),
        ("itâ€™s", "it’s"),
        ("Å\x81Ã³dÅº", "Łódź"),
        ("25Â°C", "25°C"),
        ("ðŸ˜€", "😀"),
    ],
)
def test_letters_read_in_the_wrong_encoding_are_mended(broken, whole):
    assert mended(broken) == whole


@pytest.mark.parametrize(
    "text", ["José", "CAFÉ’S", "Ñandú", "Ångström", "日本", "„Ärger“", "Ã", "plain"]
)
def test_sound_texts_stay_as_they_are(text):
    assert mended(text) == text


@given(NAMES)
def test_what_was_broken_is_mended(name):
    try:
        broken = name.encode().decode("cp1252")
    except UnicodeDecodeError:  # Windows has no letter for one of the bytes
        return

    assert mended(broken) == name


def test_broken_texts_are_told_once_with_what_they_would_become():
    found = broken_texts([("JosÃ©", "JosÃ©"), ("José", None, 7)])

    assert found == ["JosÃ©"]
    assert examples_of(found) == "JosÃ© → José"


def test_a_table_is_mended_when_she_says_so(sheet):
    rows = sheet(("Name", "City"), ("JosÃ©", "KÃ¶ln"), ("Ann", "Ulm"))

    as_it_is = find_table(rows)
    whole = find_table(rows, form=TableForm(mends_letters=True))

    assert (as_it_is.column(0), sorted(as_it_is.broken)) == (["JosÃ©", "Ann"], ["JosÃ©", "KÃ¶ln"])
    assert (whole.column(0), whole.column(1)) == (["José", "Ann"], ["Köln", "Ulm"])
