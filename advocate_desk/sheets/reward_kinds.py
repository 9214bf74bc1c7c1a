"""Settles of which kind a reward is that a file names, and makes those the catalogue has not."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import select

from advocate_desk.base.text import fold
from advocate_desk.sheets.planned import Group, LeftOut
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.reward_words import likely_kind
from advocate_desk.store.choices import RewardKind
from advocate_desk.store.models import Reward


def settle_kind(rows: SheetRows, group: Group, name: str, known: str | None = None) -> str:
    """Give a new row its kind: its own, that of the catalogue, else what its name speaks of.

    A reward that nothing tells of is a gift, the kind with the strictest rules, and she is told.
    """
    said = group.merged.get("kind")
    kind = said if isinstance(said, str) else known or likely_kind(name)
    if kind is None:
        place = group.places[0]
        words = "says of no kind what it is: it is taken for a gift"
        rows.complain(place, "reward", name, LeftOut.NOTHING, words)
        kind = RewardKind.GIFT
    group.merged["kind"] = str(kind)
    return str(kind)


class RewardKinds:
    """The kinds of the rewards that rows name: of the desk, of the file, and made for them."""

    def __init__(self, planning: Planning) -> None:
        self._planning = planning

    def of(self, name: str) -> str | None:
        """Give the kind of a reward of the catalogue; None when it has none of that name."""
        return self._known.get(fold(name))

    def make(self, name: str, kind: str) -> None:
        """Let a reward come along that the catalogue has not."""
        if self.of(name) is None:
            self._planning.made_rewards[name] = kind
            self._known[fold(name)] = kind

    @cached_property
    def _known(self) -> dict[str, str]:
        planning = self._planning
        rows = planning.session.execute(select(Reward.reward, Reward.uid, Reward.kind))
        found = {fold(called): kind for name, uid, kind in rows for called in (name, uid)}
        for section in planning.sections:
            if section.kind != "rewards":
                continue
            for group in section.groups:
                kind = str(group.merged.get("kind") or RewardKind.GIFT)
                for key in ("reward", "uid"):
                    if isinstance(called := group.merged.get(key), str):
                        found.setdefault(fold(called), kind)
        return found | {fold(name): kind for name, kind in planning.made_rewards.items()}
