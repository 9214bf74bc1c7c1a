"""What was decided about a kind of file before: what its headings and its words meant."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.text import fold_name
from advocate_desk.sheets.setup import Basis, Layout, SheetSetup
from advocate_desk.sheets.synonyms import heading_key
from advocate_desk.store.models import LearnedValue, RememberedMapping


def signature(headings: Sequence[str]) -> str:
    """Give what files with the same headings have in common, whatever their order."""
    keys = sorted(heading_key(heading) for heading in headings)
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:32]


def remembered_columns(session: Session, kind: str, headings: Sequence[str]) -> dict[str, str]:
    """Give what the headings of such a file meant the last time: heading key to field."""
    found = session.scalar(
        select(RememberedMapping.spec).where(
            RememberedMapping.signature == signature(headings), RememberedMapping.kind == kind
        )
    )
    if found is None:
        return {}
    columns: dict[str, str] = json.loads(found).get("columns", {})
    return columns


def remember_columns(session: Session, sheet: SheetSetup) -> None:
    """Keep what the headings of a foreign file meant; ours always mean the same."""
    if sheet.layout is Layout.PROGRAM or sheet.kind is None:
        return
    columns = {
        heading_key(column.heading): column.field
        for column in sheet.columns
        if column.field and column.basis is not Basis.NONE
    }
    key = signature(sheet.headings)
    held = session.scalar(
        select(RememberedMapping).where(
            RememberedMapping.signature == key, RememberedMapping.kind == sheet.kind
        )
    )
    spec = json.dumps({"columns": columns}, ensure_ascii=False)
    if held is None:
        session.add(
            RememberedMapping(signature=key, kind=sheet.kind, spec=spec, used_at=clock.now())
        )
    else:
        held.spec, held.used_at = spec, clock.now()


def learned_values(session: Session) -> dict[str, dict[str, str]]:
    """Give what words in files were said to mean: field to folded word to choice."""
    found: dict[str, dict[str, str]] = {}
    for learned in session.scalars(select(LearnedValue)):
        found.setdefault(learned.field, {})[learned.word] = learned.choice
    return found


def learn_values(session: Session, values: Mapping[str, Mapping[str, str]]) -> None:
    """Keep what words mean."""
    held = {(one.field, one.word): one for one in session.scalars(select(LearnedValue))}
    for field, words in values.items():
        for word, choice in words.items():
            key = (field, fold_name(word))
            if key not in held:
                held[key] = LearnedValue(field=field, word=key[1], choice=choice)
                session.add(held[key])
            else:
                held[key].choice = choice
