"""What a row says of a member's standing, job and addresses, beside what the desk holds of her."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from advocate_desk.base.contact import is_role_mailbox
from advocate_desk.base.text import fold
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.planned import Group, LeftOut, Mend, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.values import CLEAR

STANDING_KEYS = (
    *("status", "status_since", "status_reason", "enrolled_on"),
    *("nominated_by", "nominated_on"),
)
_JOB_KEYS = ("company", "job_title")
_TOLD_BY = {"status": "Standings", "company": "Employment", "job_title": "Employment"}
_BEFORE_ENROLMENT = ("candidate", "nominated", "approved", "invited")
# how far each keeps people from being written to: an import may only go up
_STRICTNESS = {"ok": 0, "e-mail only": 1, "phone only": 1, "do not contact": 2}


def settle_first_steps(merged: Values, today: dt.date, *, is_program: bool) -> None:
    """Read “member since” as the status says: since then a candidate, or enrolled then."""
    status, enrolled = merged.get("status"), merged.get("enrolled_on")
    if not status or not enrolled or merged.get("status_since"):
        return
    if status in _BEFORE_ENROLMENT and not is_program:
        merged["status_since"] = merged.pop("enrolled_on")
    elif status not in ("enrolled", *_BEFORE_ENROLMENT):
        merged["status_since"] = today  # so that it follows the enrolment


def without_histories(merged: Values, kinds: frozenset[str]) -> Values:
    """Take out what sheets of standings and jobs in the same file tell; give what was taken."""
    keys = (
        *(STANDING_KEYS if "standings" in kinds else ()),
        *(_JOB_KEYS if "employment" in kinds else ()),
    )
    return {key: merged.pop(key) for key in keys if key in merged}


def name_their_sheets(rows: SheetRows, group: Group, elsewhere: Values) -> None:
    """Say of what was edited beside the sheet that tells it that it is read there."""
    if not (group.by_uid and rows.is_program):
        return
    for key, sheet in _TOLD_BY.items():
        if key in elsewhere and elsewhere[key] != group.known.get(key):
            place = group.givers.get(key, group.places[0])
            words = f"is told by the sheet {sheet} of this file: change it there"
            rows.complain(place, key, elsewhere[key], LeftOut.CELL, words)


def add_address(merged: Mapping[str, Any], said: Values) -> None:
    """Keep the address of an earlier row among the others; a shared mailbox never replaces it."""
    held, address = merged.get("email"), said.get("email")
    if not isinstance(held, str) or not isinstance(address, str) or held == address:
        return
    spare = held
    if is_role_mailbox(address) and not is_role_mailbox(held):
        spare = said.pop("email")
    others = said.get("other_emails")
    said["other_emails"] = (*(others if isinstance(others, tuple) else ()), spare)


def without_address(others: Any, address: Any) -> Any:
    """Give the other addresses of a person without her main one."""
    if not isinstance(others, tuple) or not isinstance(address, str):
        return others
    return tuple(other for other in others if fold(other) != fold(address))


def keep_both_addresses(address: str, known: Mapping[str, Any], changes: Values) -> None:
    """Keep an address that gives way, or may not take its place, among the others."""
    held, before = known.get("email"), known.get("other_emails") or ()
    others = changes.pop("other_emails", before)
    spare = held if "email" in changes else address
    if spare and fold(spare) not in {fold(other) for other in others}:
        others = (*others, spare)
    wanted = others if others == before else without_address(others, changes.get("email", held))
    if wanted != before:
        changes["other_emails"] = wanted


def works_elsewhere(
    merged: Mapping[str, Any], known: Mapping[str, Any], changes: Mapping[str, Any]
) -> bool:
    """Say whether the row names a company that she keeps not being at."""
    return bool(
        merged.get("company")
        and "company" not in changes
        and merged["company"] != known.get("company")
    )


def next_step(steps: Mapping[str, Any], known: Mapping[str, Any], policy: Existing) -> Values:
    """Give the new standing that a row tells of a member; nothing when she stands there.

    Who stands nowhere yet is enrolled since the day the row names, as somebody new would be; an
    enrolment without a day takes it.
    """
    enrolled = steps.get("enrolled_on")
    status = steps.get("status")
    if status is None and enrolled and not known.get("has_standing"):
        status = "enrolled"
    held = known.get("status") or "candidate"
    if not isinstance(status, str) or status == held:
        is_undated = held == "enrolled" and known.get("enrolled_on") is None
        return {"enrolled_on": enrolled} if enrolled and is_undated else {}
    if known.get("has_standing") and policy is not Existing.UPDATE:
        return {}
    since = steps.get("status_since") or (enrolled if status == "enrolled" else None)
    step = {"status": status, "status_since": since, "status_reason": steps.get("status_reason")}
    return {key: value for key, value in step.items() if value is not None}


def other_enrolment(steps: Mapping[str, Any], known: Mapping[str, Any]) -> dt.date | None:
    """Give the day of enrolment that the desk holds, when a row names another one."""
    said, held = steps.get("enrolled_on"), known.get("enrolled_on")
    return (
        held if isinstance(said, dt.date) and isinstance(held, dt.date) and said != held else None
    )


def keep_strict(planning: Planning, rows: SheetRows, group: Group, merged: Values) -> Values:
    """Let an import forbid to write to somebody; to allow it again she must confirm.

    Takes it out of what is merged, and gives what goes in whatever the policy is: what is
    stricter, and what she confirmed.
    """
    key = "contact_preference"
    wanted, held = merged.get(key), group.known.get(key)
    if wanted is None or held is None or wanted == held:
        return {}
    if not _is_less_strict(wanted, held):
        is_hers = key in rows.setup.own_policies() or not _is_less_strict(held, wanted)
        return {} if is_hers else {key: merged.pop(key)}
    del merged[key]
    place = group.givers.get(key, group.places[0])
    words = f"{held}, the file says {'nothing' if wanted is CLEAR else wanted}"
    if planning.may_loosen(rows.setup.name, rows.numbers[place], group.target or 0, words):
        return {key: None if wanted is CLEAR else wanted}
    left = f"would be less strict than “{held}”: change it in the member's card"
    rows.complain(place, key, wanted, LeftOut.CELL, left, Mend.STRICTNESS)
    return {}


def _is_less_strict(wanted: Any, held: Any) -> bool:
    """Say whether a contact preference would allow what the one held forbids."""
    return _STRICTNESS.get(wanted, 0) < _STRICTNESS.get(held, 0)
