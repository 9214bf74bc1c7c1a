"""Rows that other rows name by UID: those of the desk, and those the same file brings."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session

from advocate_desk.sheets.planned import Section, Verdict

TABLES = {"activities": "activity", "grants": "grant"}  # what is named so


class References:
    """The rows of one kind by the UIDs that a file may call them.

    A row of the file that the desk knows by something else than its UID has another one here.
    """

    def __init__(self, session: Session, kind: str, sections: Sequence[Section]) -> None:
        rows = session.execute(text(f'SELECT uid, id FROM "{TABLES[kind]}"'))  # noqa: S608  # ours
        held = {uid.lower(): row_id for uid, row_id in rows}
        self._here = {uid: uid for uid in held}
        uid_of: dict[int, str] = {}
        for section in sections:
            if section.kind != kind or "uid" not in section.keys:
                continue
            uid_of = uid_of or {row_id: uid for uid, row_id in held.items()}
            self._enter(section, uid_of)

    def find(self, uid: str) -> str | None:
        """Give the UID that a row has, or will have, in the desk; None when it is not there."""
        return self._here.get(uid.lower())

    def _enter(self, section: Section, uid_of: dict[int, str]) -> None:
        place = section.keys.index("uid")
        for row in section.rows:
            uid = row.values[place] if row.values else None
            if not isinstance(uid, str):
                continue
            if row.target is not None:
                self._here.setdefault(uid.lower(), uid_of[row.target])
            elif row.verdict is Verdict.NEW:
                self._here.setdefault(uid.lower(), uid.lower())
