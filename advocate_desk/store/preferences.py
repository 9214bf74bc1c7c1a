"""The thresholds and settings of the program: each with its default, unit and source."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.store.models import Setting

DESK_ID = "Desk id"  # no setting of hers: by it the desk knows what it wrote itself


@dataclass(frozen=True, slots=True)
class Preferences:
    """What she can set; the table holds only what differs from here.

    The name of a setting in files is its field with a capital and spaces: `Base currency`.
    """

    program_name: str = "Our program"
    base_currency: str = "EUR"
    year_starts_in: int = 1  # month; assumption: the calendar year
    no_reply_after_days: int = 14  # assumption


def setting_name(field: str) -> str:
    """Give a setting's name as files write it."""
    return field.replace("_", " ").capitalize()


def preferences(session: Session) -> Preferences:
    """Read the settings."""
    stored = {setting.name: setting.value for setting in session.scalars(select(Setting))}
    kept: dict[str, Any] = {}
    for field in fields(Preferences):
        text = stored.get(setting_name(field.name))
        if text is not None:
            kept[field.name] = int(text) if isinstance(field.default, int) else text
    return Preferences(**kept)


def desk_id(session: Session) -> str:
    """Give by what a desk knows the files it wrote; nothing where it was made without one."""
    return session.scalar(select(Setting.value).where(Setting.name == DESK_ID)) or ""


def set_preference(session: Session, name: str, value: str) -> None:
    """Keep a setting by its name in files; the default is kept by keeping nothing."""
    defaults = {setting_name(f.name): str(f.default) for f in fields(Preferences)}
    setting = session.scalars(select(Setting).where(Setting.name == name)).first()
    if defaults.get(name) == value:
        if setting is not None:
            session.delete(setting)
    elif setting is None:
        session.add(Setting(name=name, value=value))
    else:
        setting.value = value
    session.flush()
