"""What she was typing when the window went away, kept so that nothing typed is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from advocate_desk.store.models import Draft


def keep_draft(session: Session, key: str, entered: Mapping[str, Any]) -> None:
    """Keep what is entered in a form; it replaces what was kept before."""
    session.merge(Draft(key=key, spec=json.dumps(entered, ensure_ascii=False)))


def kept_draft(session: Session, key: str) -> dict[str, Any] | None:
    """Give what was entered in a form and not saved."""
    draft = session.get(Draft, key)
    if draft is None:
        return None
    entered: dict[str, Any] = json.loads(draft.spec)
    return entered


def drop_draft(session: Session, key: str) -> None:
    """Forget what was entered: it is saved, or not wanted any more."""
    draft = session.get(Draft, key)
    if draft is not None:
        session.delete(draft)
