"""What she sets: a setting changed by its name in code, and what is said of it in words."""

from __future__ import annotations

from sqlalchemy.orm import Session

from advocate_desk.base.days import MONTHS, WEEKDAYS
from advocate_desk.base.words import count_words, number_words
from advocate_desk.store.preferences import RULES, set_preference
from advocate_desk.store.setting_rules import Kind, SettingRule, Value, setting_name

ON, OFF = "on", "off"


def rule_of(key: str) -> SettingRule:
    """Give a setting by its name in code."""
    return RULES[setting_name(key)]


def change_setting(session: Session, key: str, text: str) -> None:
    """Set a setting to what is written; the default is kept by keeping nothing.

    Raises:
        InvalidDraft: it cannot have this value; the problem names the setting.
    """
    set_preference(session, setting_name(key), text)


def change_label(key: str, text: str) -> str:
    """Name the change of a setting, as History and Undo show it."""
    rule = rule_of(key)
    return f"Set {rule.title[:1].lower()}{rule.title[1:]} to {value_words(rule, text)}"


def value_words(rule: SettingRule, text: str) -> str:
    """Say what a stored or typed text sets: `April`, `on`, `14 days`."""
    return _words_of(rule, rule.value_of(text))


def default_words(rule: SettingRule) -> str:
    """Say what a setting is while she has not set it."""
    return _words_of(rule, rule.default)


def _words_of(rule: SettingRule, value: Value) -> str:
    if isinstance(value, tuple):
        return count_words(len(value), "day") if value else "none"
    if rule.about.kind is Kind.YES_NO:
        return ON if value else OFF
    if rule.about.kind is Kind.MONTH:
        return MONTHS[int(value) - 1].capitalize()
    if rule.about.kind is Kind.WEEKDAY:
        return WEEKDAYS[int(value) - 1].capitalize()
    if isinstance(value, int):
        return f"{number_words(value)} {rule.about.unit}".strip()
    return value
