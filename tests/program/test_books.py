"""A name means the same whether one name is looked up or thousands are."""

from __future__ import annotations

import pytest

from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.books import ColleagueBook, CompanyBook
from advocate_desk.store.models import Account, Colleague
from tests.sheets.exported import put


@pytest.fixture(params=["one name", "many names"])
def looked_up(request, desk):
    """Look a name up as the first of a book, or after many others; give what it is called."""

    def find(table, book, name):
        with desk.read() as session:
            names = book(session)
            for number in range(100 if request.param == "many names" else 0):
                names.find(f"Another {number}")
            found = names.find(name)
            row = session.get(table, found) if found else None
            return row and (row.company if table is Account else row.name)

    return find


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Kestrel", "Kestrel"),
        (" kestrel ", "Kestrel"),
        ("KB", "Kestrel"),
        ("Müller", "Müller"),  # another one differs by its accent alone
        ("MUELLER", None),
        ("muller", None),
        ("Twice", None),
        ("Nobody", None),
    ],
)
def test_an_account_is_found_by_its_names_and_never_guessed(desk, looked_up, name, meant):
    names = ("Kestrel", "Müller", "Muller", "Twice", "Twice")
    put(
        desk, *(Account(company=one, aliases=("KB",) if one == "Kestrel" else ()) for one in names)
    )

    assert looked_up(Account, CompanyBook, name) == meant


def test_a_colleague_is_found_by_name_or_address(desk, looked_up):
    put(desk, Colleague(name="Grace Hopper", email="grace@us.example"))

    assert looked_up(Colleague, ColleagueBook, "grace hopper") == "Grace Hopper"
    assert looked_up(Colleague, ColleagueBook, "grace@us.example") == "Grace Hopper"


@pytest.mark.parametrize("others", [0, 100])
def test_what_a_book_made_is_found_in_it_again(desk, others):
    put(desk, *(Account(company=f"Account {number}") for number in range(others)))

    with desk.write("Make one") as write:
        book = CompanyBook(write.session)
        for number in range(others):
            book.find(f"Account {number}")
        made = [book.find_or_add(name) for name in ("Kestrel", "KESTREL", "Kestrel")]

    assert len(set(made)) == 1


def test_a_name_that_several_accounts_have_is_refused(desk):
    put(desk, Account(company="Twice"), Account(company="Twice"))

    with desk.write("Try") as write, pytest.raises(InvalidDraft, match="Several accounts"):
        CompanyBook(write.session).find_or_add("Twice")
