"""E-mail addresses, phones and profile links are compared in one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.base.contact import is_role_mailbox, phone_key, tidy_email, tidy_linkedin


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Ada@Kestrel.Example", "ada@kestrel.example"),
        ("  ada@kestrel.example, ", "ada@kestrel.example"),
        ("Ada Lovelace <ada@kestrel.example>", "ada@kestrel.example"),
        ("mailto:ada@kestrel.example", "ada@kestrel.example"),
        ("ada+vip@mail.kestrel.co.uk", "ada+vip@mail.kestrel.co.uk"),
        ("zoë@münchen.example", "zoë@münchen.example"),
    ],
)
def test_an_address_is_kept_in_lower_case_without_what_is_around_it(written, kept):
    assert tidy_email(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        *("", "ada", "ada@", "@kestrel.example", "ada@kestrel", "a b@c.example", "n/a"),
        *("a@b@c.example", "ada@kestrel..example", "ada@kestrel.e", "a@b.example; c@d.example"),
    ],
)
def test_what_is_no_address_is_none(written):
    assert tidy_email(written) is None


@given(st.text())
def test_a_tidied_address_is_tidy(text):
    kept = tidy_email(text)

    assert kept is None or tidy_email(kept) == kept


@pytest.mark.parametrize(("email", "is_role"), [("info@x.example", True), ("SALES@x.de", True)])
def test_mailboxes_of_several_people_are_known(email, is_role):
    assert is_role_mailbox(email) is is_role


def test_a_person_is_no_mailbox_of_several():
    assert not is_role_mailbox("infonia.press@x.example")


def test_phones_are_compared_without_country_code_and_blanks():
    assert phone_key("+44 (0)20 7946 0958") == phone_key("020 7946 0958") == "079460958"
    assert phone_key("ext. 12345") is None


@pytest.mark.parametrize(
    "written",
    [
        "https://www.linkedin.com/in/Ada/",
        "linkedin.com/in/ada",
        "http://LinkedIn.com/in/ada",
        " www.linkedin.com/in/ada ",
    ],
)
def test_a_profile_is_the_same_however_its_link_is_written(written):
    assert tidy_linkedin(written) == "linkedin.com/in/ada"
