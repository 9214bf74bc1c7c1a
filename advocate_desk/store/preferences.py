"""The thresholds and settings of the program: each with its default, unit and source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.store.models import Setting
from advocate_desk.store.setting_rules import About, Kind, Section, SettingRule

DESK_ID = "Desk id"  # no setting of hers: by it the desk knows what it wrote itself
SNOOZED = "Snoozed "  # no setting either: before a kind of what waits, until when it is put off

T = TypeVar("T")


def _kept(default: T, about: About) -> T:
    """Describe a field of `Preferences` beside its default."""
    described: T = field(default=default, metadata={"about": about})
    return described


def _threshold(
    default: int,
    unit: str,
    source: str,
    what: str = "",
    *,
    least: int = 1,
    in_figures: bool = False,
) -> int:
    """Describe a threshold: it stands with the others, and takes whole numbers."""
    section, kind = Section.THRESHOLDS, Kind.NUMBER
    return _kept(
        default, About(section, kind, unit, source, what, least=least, in_figures=in_figures)
    )


@dataclass(frozen=True, slots=True)
class Preferences:
    """What she can set; the table holds only what differs from here.

    The name of a setting in files is its field with a capital and spaces: `Base currency`. To add
    one is to add its line: it is then in the window, in files and in this class.
    """

    program_name: str = _kept(
        "Our program",
        About(Section.PROGRAM, Kind.TEXT, what="Stands at the top of what you export."),
    )
    base_currency: str = _kept(
        "EUR",
        About(
            Section.PROGRAM,
            Kind.CURRENCY,
            what="Of new amounts, and of every sum. Nothing is converted when it changes.",
        ),
    )
    year_starts_in: int = _kept(
        1,
        About(
            Section.CALENDAR,
            Kind.MONTH,
            source="Assumption: the calendar year.",
            what="Where “This year” begins. Quarters stay those of the calendar.",
        ),
    )
    week_starts_on: int = _kept(
        1,
        About(
            Section.CALENDAR,
            Kind.WEEKDAY,
            source="ISO 8601: Monday.",
            what="Until when something is put off that is to wait for next week.",
        ),
    )
    holidays: tuple[dt.date, ...] = _kept(
        (),
        About(
            Section.CALENDAR,
            Kind.DAYS,
            source="None until you name them.",
            what="No working days, as Saturdays and Sundays are none.",
        ),
    )
    points: bool = _kept(
        False,  # noqa: FBT003 - the default that is described
        About(
            Section.POINTS,
            Kind.YES_NO,
            source="Off: they are for programs that give points.",
            what="Acts earn points and rewards cost them.",
        ),
    )
    point_value: int = _kept(
        100,
        About(
            Section.POINTS,
            Kind.NUMBER,
            "points",
            "Assumption: 100 points for 1 US dollar.",
            "As many are worth one unit of the base currency.",
            most=1_000_000,
        ),
    )
    no_reply_after_days: int = _threshold(
        14,
        "days",
        "Assumption: two weeks of silence.",
        "From then on the sweep proposes that an ask has had no reply.",
    )
    thank_within_days: int = _threshold(
        3, "days", "Assumption.", "From then on Home names an act that nobody has thanked for."
    )
    day_agreed_within_days: int = _threshold(
        7, "days", "Assumption.", "From then on Home names a yes that has no day yet."
    )
    nomination_aging_days: int = _threshold(
        7,
        "days",
        "Upland: a nomination without a decision is aging after a week.",
        "From then on Home names a nomination nobody has decided on.",
    )
    consent_expires_within_days: int = _threshold(
        30, "days", "Assumption.", "So long before it ends Home names a consent."
    )
    declined_blocks_days: int = _threshold(
        180, "days", "Assumption.", "So long after a no nobody is invited again."
    )
    rival_review_days: int = _threshold(
        30, "days", "Assumption.", "Who moved to a rival is paused and reviewed after so long."
    )
    first_ask_within_days: int = _threshold(
        30, "days", "Assumption.", "From then on Home names who enrolled and was never asked."
    )
    good_moment_days: int = _threshold(
        7, "days", "Assumption.", "So long after a win or a five of five it is a good moment."
    )


_DEFAULTS = Preferences()
RULES: Mapping[str, SettingRule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            SettingRule(one.name, getattr(_DEFAULTS, one.name), one.metadata["about"])
            for one in fields(Preferences)
        )
    }
)


def preferences(session: Session) -> Preferences:
    """Read the settings."""
    kept: dict[str, Any] = {}
    for setting in session.scalars(select(Setting)):
        if rule := RULES.get(setting.name):
            kept[rule.key] = rule.value_of(setting.value)
    return Preferences(**kept)


def desk_id(session: Session) -> str:
    """Give by what a desk knows the files it wrote; nothing where it was made without one."""
    return session.scalar(select(Setting.value).where(Setting.name == DESK_ID)) or ""


def set_preference(session: Session, name: str, text: str) -> None:
    """Keep a setting by its name in files; the default is kept by keeping nothing.

    Raises:
        InvalidDraft: there is no such setting, or it cannot have this value.
    """
    rule = RULES.get(name)
    if rule is None:
        raise InvalidDraft([Problem("name", f"{name} is no setting that the desk knows.")])
    if wrong := rule.wrong(text):
        raise InvalidDraft([Problem(rule.key, f"“{text}” {wrong}.")])
    value = rule.value_of(text)
    setting = session.scalars(select(Setting).where(Setting.name == name)).first()
    if value == rule.default:
        if setting is not None:
            session.delete(setting)
    elif setting is None:
        session.add(Setting(name=name, value=rule.text_of(value)))
    else:
        setting.value = rule.text_of(value)
    session.flush()
