"""Folding and tidying: the same name is the same, and no name is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.base.text import (
    fold,
    fold_name,
    join_words,
    split_words,
    tidy_lines,
    tidy_spaces,
)

LETTERS = st.characters(categories=("L", "N"))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Zoë", "zoe"),
        ("ZOË", "zoe"),
        ("Łukasz", "lukasz"),
        ("Ørsted", "orsted"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Æsir Œuvre", "aesir oeuvre"),
        ("İstanbul ılık", "istanbul ilik"),
        ("\ufb01nance", "finance"),
        ("  Ada \u00a0 Love\u00adlace\u200b ", "ada lovelace"),
        ("佐藤 美咲", "佐藤 美咲"),
        ("김민준", "김민준"),
        ("ガガ", "ガガ"),
        ("हिन्दी", "हिन्दी"),
        ("", ""),
    ],
)
def test_a_text_folds_to_what_people_type(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize("name", ["Zoë Müller", "Łukasz", "がぎ", "김민준", "Đặng", "नमस्ते"])
def test_composed_and_decomposed_names_are_the_same(name):
    forms = {fold_name(unicodedata.normalize(form, name)) for form in ("NFC", "NFD", "NFKC")}

    assert len(forms) == 1


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("नर", "नऱ"), ("ก่", "ก")])
def test_marks_that_make_another_letter_stay(one, other):
    assert fold(one) != fold(other)


@given(st.text(min_size=1, alphabet=LETTERS))
def test_letters_are_never_folded_to_nothing(text):
    assert fold(text)
    assert fold_name(text)


@given(st.text())
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text())
def test_neither_case_nor_blanks_around_matter(text):
    assert fold(f"  {text}\n") == fold(text)
    assert fold(text.casefold()) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("Smith-Jones, Ada", "smith jones ada"),
        ("AT&T", "at t"),
        ("+++", "+++"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_punctuation_in_a_name_becomes_a_space(written, folded):
    assert fold_name(written) == folded


@given(st.text())
def test_a_tidied_text_holds_nothing_that_cannot_be_kept(text):
    for tidy in (tidy_spaces(text), tidy_lines(text)):
        assert tidy == tidy.strip()
        tidy.encode("utf-8")
        assert "\x00" not in tidy
    assert tidy_spaces(tidy_spaces(text)) == tidy_spaces(text)


def test_an_emoji_of_several_signs_stays_one():
    assert tidy_spaces("👩\u200d💻 Ada\u200b") == "👩\u200d💻 Ada"


def test_lines_stay_whatever_system_wrote_them():
    assert tidy_lines(" one\r\ntwo\rthree\x0b \n") == "one\ntwo\nthree"


def test_several_values_are_split_at_semicolons_else_at_commas_and_none_is_twice():
    assert split_words("a, b; c ; A, B;") == ("a, b", "c")
    assert split_words("vip, VIP, board") == ("vip", "board")
    assert split_words(" ; ") == ()


@given(st.lists(st.text(alphabet=LETTERS, min_size=1), unique_by=fold))
def test_what_is_joined_splits_into_the_same_words(words):
    tidied = tuple(unicodedata.normalize("NFC", word) for word in words)

    assert split_words(join_words(tidied) + ";") == tidied
