"""Tells the kind of a reward by the words of its name, where a file does not say it."""

from __future__ import annotations

import re

from advocate_desk.base.text import fold
from advocate_desk.store.choices import RewardKind

# the first that fits: a card for a charity is a donation, a voucher for a course is for her career
_WORDS: tuple[tuple[RewardKind, str], ...] = (
    (RewardKind.DONATION, "donat|charit|spende"),
    (RewardKind.SPEAKER_EXPENSES, "speaker (?:expense|travel|cost|fee)|travel (?:cost|expense)"),
    (RewardKind.EVENT_PASS, "(?:conference|event|summit|day|vip) (?:pass|ticket)|admission"),
    (RewardKind.CAREER, "certificat|training|course|mentor|coaching|career"),
    (RewardKind.GIFT_CARD, "gift ?card|gift certificate|voucher|e ?gift|gutschein|amazon|prepaid"),
    (RewardKind.HOSPITALITY, "dinner|lunch|breakfast|hospitality|restaurant|seat|hotel"),
    (RewardKind.DISCOUNT, "discount|rebate|% off|credit note|free month"),
    (RewardKind.CASH, "cash|bank transfer|paypal"),
    (
        RewardKind.SWAG,
        "swag|hoodie|t ?shirt|shirt|sticker|mug|socks|cap|jacket|bottle|backpack|branded|merch",
    ),
    (
        RewardKind.RECOGNITION,
        "recognition|recommendation|award|badge|spotlight|shout ?out|thank|certificate of|trophy",
    ),
    (RewardKind.ACCESS, "access|beta|preview|roadmap|advisory|executive (?:briefing|meeting)"),
    (RewardKind.EXPERIENCE, "experience|tour|visit|trip|workshop|class|concert"),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})")) for kind, words in _WORDS)


def likely_kind(name: str) -> RewardKind | None:
    """Give the kind that a reward's name speaks of; None when it speaks of none."""
    plain = fold(name).replace("-", " ")
    return next((kind for kind, words in _PATTERNS if words.search(plain)), None)
