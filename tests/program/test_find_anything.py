"""What a few typed words may mean: people, companies, views and tags, and slips are forgiven."""

from __future__ import annotations

import pytest

from advocate_desk.program.find_anything import Found, FoundKind, find_anything, nearness
from advocate_desk.program.listing import Condition, Test, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.views import View, save_view
from tests.making import add_members_

SPEAKERS = Wanted(conditions=(Condition("tags", Test.IS, ("Speaker",)),))


@pytest.fixture
def people(desk):
    """Give three members of two companies, one with a tag, and a saved view."""
    ids = add_members_(
        desk,
        {"full_name": "Ada Lovelace", "company": "Acme", "tags": ("Speaker",)},
        {"full_name": "Zoë Nowak", "company": "Acme"},
        {"full_name": "Bob Smith", "company": "Kestrel Bank"},
    )
    with desk.write("Save view") as write:
        save_view(write.session, MEMBERS, "Speakers in spring", View(SPEAKERS))
    return ids


def found(desk, typed):
    with desk.read() as session:
        return find_anything(session, typed)


def words(desk, typed):
    return [(one.kind, one.words) for one in found(desk, typed)]


@pytest.mark.usefixtures("people")
def test_people_and_their_companies_are_found_without_accents(desk):
    assert words(desk, "zoe") == [(FoundKind.PERSON, "Zoë Nowak")]
    assert words(desk, "kestrel") == [
        (FoundKind.PERSON, "Bob Smith"),
        (FoundKind.COMPANY, "Kestrel Bank"),
    ]


def test_log_and_a_name_logs_for_that_person(desk, people):
    (first, *_rest) = found(desk, "log ada")

    assert (first.kind, first.row_id) == (FoundKind.LOG, people[0])
    assert first.words == "Log activity for Ada Lovelace…"


@pytest.mark.usefixtures("people")
def test_a_sign_before_the_words_asks_for_one_kind(desk):
    tag = Found(FoundKind.TAG, "Speaker", "members", listing="members", wanted=SPEAKERS)

    assert found(desk, "#speak") == [tag]
    assert words(desk, "@acme") == [
        (FoundKind.PERSON, "Ada Lovelace"),
        (FoundKind.PERSON, "Zoë Nowak"),
    ]
    assert found(desk, ">ada") == []


@pytest.mark.usefixtures("people")
def test_a_saved_view_is_found_with_its_rows(desk):
    (view,) = [one for one in found(desk, "spring") if one.kind is FoundKind.VIEW]

    assert (view.listing, view.wanted) == ("members", SPEAKERS)


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("log activity…", "Log activity…", 0.0),
        ("log", "Log activity…", 1.0),
        ("act", "Log activity…", 2.0),
        ("og", "Log activity…", 3.0),
        ("logg activ", "Log activity…", 4.0),
        ("lumen", "Columns…", None),
        ("zebra", "Log activity…", None),
    ],
)
def test_what_begins_as_typed_is_nearest_and_a_slip_is_forgiven(typed, text, expected):
    assert nearness(typed, text) == expected
