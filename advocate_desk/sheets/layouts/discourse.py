"""Discourse: the list of people of a community (`user_list`), with counts of what they did."""

from __future__ import annotations

from collections.abc import Iterator

from advocate_desk.base import clock
from advocate_desk.sheets.grid import Sheet, Table
from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere
from advocate_desk.sheets.table_shapes import NO, YES, texts_of, without_rows

_COUNTS = (  # what people did there is no advocacy by itself
    *("topics_entered", "posts_read_count", "time_read", "topic_count", "post_count"),
    *("likes_given", "likes_received", "views"),
)


def _without_bots(table: Table, _sheet: Sheet) -> Table:
    """Leave out the system's own accounts, and people who are shut out or never came."""
    return without_rows(table, dict(_no_people(table)))


def _no_people(table: Table) -> Iterator[tuple[int, str]]:
    today = clock.today().isoformat()
    columns = ("id", "active", "staged", "suspended_at", "suspended_till")
    told = zip(table.numbers, *(texts_of(table, one) for one in columns), strict=True)
    for number, person, active, staged, suspended, until in told:
        if person.startswith("-"):
            yield number, "bot"
        elif staged.lower() in YES:
            yield number, "staged account"
        elif active.lower() in NO:
            yield number, "deactivated member"
        elif suspended and (not until or until[:10] >= today):
            yield number, "suspended member"


DISCOURSE = ForeignLayout(
    key="discourse_members",
    name="Discourse members",
    kind="members",
    system="Discourse",
    known_by=(headed("trust_level", "posts_read_count"),),
    means={
        "id": "external_id",
        "name": "full_name",
        "email": "email",
        "secondary_emails": "other_emails",
        "location": "city",
        **nowhere(
            *("username", "title", "created_at", "last_seen_at", "last_posted_at"),
            *("last_emailed_at", "trust_level", "approved", "suspended_at", "suspended_till"),
            *("silenced_till", "active", "admin", "moderator", "ip_address", "staged"),
            *("website", "group_names", *_COUNTS),
        ),
    },
    shape=_without_bots,
)
