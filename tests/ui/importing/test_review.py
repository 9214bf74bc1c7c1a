"""One answer for all rows that wait for the same reason takes the candidate of each."""

from __future__ import annotations

import pytest

from advocate_desk.sheets.setup import SKIP
from advocate_desk.ui.importing.review import ReviewRows
from tests.making import add_member, add_members_
from tests.sheets.importing import book_of, lines, plan_of, section_of

NAMES = ("Ada Lovelace", "Zoe Nowak", "Maria Silva")


@pytest.fixture
def review(desk, workspace, window):
    """Ask about three people who have the names of members of the same companies."""
    people = [{"full_name": one, "company": f"Company of {one}"} for one in NAMES]
    add_members_(desk, *people)
    add_member(desk, full_name="Maria Silva", company="Company of Maria Silva")  # of two, which?
    rows = [(one, f"{one[:3].lower()}@x.example", f"Company of {one}") for one in NAMES]
    plan = plan_of(desk, book_of(Members=[("Full name", "Email", "Company"), *rows]))
    section = section_of(plan)
    return ReviewRows(workspace, plan, [(section, row) for row in section.rows], window)


def test_each_row_with_one_candidate_is_her(desk, review):
    uids = [uid for _id, uid in lines(desk, "member", "id", "uid")]

    review.for_all.setChecked(True)
    review.cards[0].take.click()

    assert review.said == {("Members", 2): uids[0], ("Members", 3): uids[1]}
    assert review.row.number == 4  # has two, and is asked about


def test_all_can_be_left_out_at_once(review):
    review.for_all.setChecked(True)
    review.skip.click()

    assert review.said == {("Members", number): SKIP for number in (2, 3, 4)}
