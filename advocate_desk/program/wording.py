"""The words the window shows for stored ones, where they differ; files hold the stored word."""

from __future__ import annotations

_SHOWN: dict[str, dict[str, str]] = {
    "trigger": {
        "organic": "Their idea",
        "asked": "We asked",
        "promised reward": "We promised something",
        "contest": "Contest",
        "unknown": "Not known",
    },
    "stance": {"offensive": "Win", "defensive": "Defend", "both": "Both"},
    "moment": {"before": "Pre-sale", "after": "Post-sale", "both": "Both"},
    "usability": {"as is": "Usable as is"},
    "category": {"pr": "PR"},
    "what": {"pr": "PR"},
    "activities.status": {"idea": "Planned", "rejected": "Not usable"},
    "motivation": {"six degrees": "6 Degrees"},
    "motivations": {"six degrees": "6 Degrees"},
    "conversations.kind": {"talk": "Talk or call"},
    "may_tell": {"ask": "Ask first"},
}


def shown(field: str, stored: str) -> str:
    """Give the word for a stored value; `field` may be qualified, as `activities.status`."""
    return _SHOWN.get(field, {}).get(stored) or stored[:1].upper() + stored[1:]


def stored_words(field: str) -> dict[str, str]:
    """Give what the window's words for a field mean: reading folds both."""
    return {word.casefold(): stored for stored, word in _SHOWN.get(field, {}).items()}
