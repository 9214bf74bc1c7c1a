"""What is asked about words nobody knows, however many a file has."""

from __future__ import annotations

import pytest

from advocate_desk.sheets.unknown_words import MOST_ASKED, find_words
from tests.sheets.importing import book_of, setup_of

MANY = MOST_ASKED + 100


@pytest.fixture
def words(desk):
    """Find the unknown words of a list of members with so many tags, the first the commonest."""

    def found(*tags):
        rows = [("Full name", "Email", "Tags")]
        for place, tag in enumerate(tags):
            rows += [(f"Ada {place}", f"a{place}-{n}@x.example", tag) for n in (1, 2)[place > 0 :]]
        setup = setup_of(desk, book_of(Members=rows))
        with desk.read() as session:
            return find_words(session, setup, [])

    return found


def test_a_rare_word_may_be_a_slip_of_a_frequent_one(words):
    speaker, slip = words("Speaker", "Speeker")

    assert (speaker.suggested, slip.suggested) == (None, "Speaker")
    assert slip.choices == ("Speaker", "Speeker")


def test_all_words_are_counted_but_only_as_many_proposed_and_offered_as_are_asked(words):
    found = words(*(f"Tag number {number:03}" for number in range(MANY)))

    assert len(found) == MANY
    assert all(len(word.choices) == MOST_ASKED for word in found)
    assert [bool(word.suggested) for word in found].count(True) <= MOST_ASKED
    assert all(word.suggested is None for word in found[MOST_ASKED:])
