"""Giving a reward: to the members that are chosen, or for the activities that are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.base.words import count_words, money_words, number_words
from advocate_desk.program.checks import Values
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.grants import GrantDraft, give_rewards
from advocate_desk.program.listing import Condition, Line, Sort, Test, Wanted
from advocate_desk.program.reward_list import REWARDS
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import GrantMode, GrantStatus
from advocate_desk.store.journal import change_being_made
from advocate_desk.store.models import Activity
from advocate_desk.store.preferences import preferences
from advocate_desk.ui.dialogs.members_form import MembersForm
from advocate_desk.ui.tab import Chosen, Place
from advocate_desk.ui.tables.inputs import ChoiceInput
from advocate_desk.ui.tables.list_kind import KnownWords
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.messages import tell
from advocate_desk.ui.widgets.plain import WrappedLabel
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Workspace

_MOST = 500  # people given to at once; more is an import
_STATUSES = (
    GrantStatus.APPROVED,
    GrantStatus.NEEDS_APPROVAL,
    GrantStatus.ORDERED,
    GrantStatus.SENT,
    GrantStatus.DELIVERED,
    GrantStatus.IDEA,
)
_MORE = (
    *("given_on", "value", "cost", "currency", "points_spent", "cost_centre", "vendor"),
    *("order_id", "approved_by", "branded", "cash_equivalent", "notes"),
)
_ACTIVE = Wanted(conditions=(Condition("active", Test.IS, True),))


def give_reward(place: Place) -> GiveRewardSheet | None:
    """Open the form for the members that are chosen, or for the chosen activities."""
    workspace, chosen = place.workspace, place.chosen
    rewards = workspace.look(_rewards)
    if len(chosen.ids) > _MOST:
        words = f"{number_words(len(chosen.ids))} are chosen; give to {_MOST} at once."
        tell(place.parent, "Give reward", words, "Choose fewer.")
        return None
    if not rewards:
        tell(
            place.parent,
            "Give reward",
            "There is nothing in the catalogue that could be given.",
            "Add a reward under Rewards first.",
        )
        return None
    members, acts = _meant(workspace, chosen)
    sheet = GiveRewardSheet(workspace, rewards, members, acts, place.parent)
    if chosen.kind == "reward":
        sheet.choose(chosen.ids)
    sheet.save_wanted.connect(partial(_save, workspace, sheet, place.parent))
    sheet.open()
    return sheet


def _rewards(session: Session) -> list[Line]:
    ids = REWARDS.first_ids(session, _ACTIVE, Sort("reward"), _MOST)
    lines = REWARDS.lines(session, ids)
    return [lines[one] for one in ids]


def _meant(workspace: Workspace, chosen: Chosen) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the members and activities that are chosen."""
    if chosen.kind == "member":
        return chosen.ids, ()
    if chosen.kind != "activity" or not chosen.ids:
        return (), ()
    whose = select(Activity.member_id).where(Activity.id.in_(chosen.ids)).distinct()
    return tuple(workspace.look(lambda session: session.scalars(whose).all())), chosen.ids


class GiveRewardSheet(MembersForm):
    """Asks who gets what, and how. Saves nothing: see `draft`."""

    nobody = "Say whom it is for."

    def __init__(
        self,
        workspace: Workspace,
        rewards: Sequence[Line],
        member_ids: Sequence[int],
        activity_ids: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        title = "Give reward"
        if activity_ids:
            title = f"Give reward for {count_words(len(activity_ids), 'act')}"
        known = KnownWords(workspace, GRANTS, workspace)
        super().__init__(workspace, title, "Give", GRANTS.key, known, parent)
        known.setParent(self)
        self._activity_ids = tuple(activity_ids)
        self._rewards = {line.values["reward"]: line for line in rewards}
        first = ListField("reward", "Reward", choices=tuple(self._rewards))
        self.ask([first], {"reward": rewards[0].values["reward"]})
        self._about = WrappedLabel("", TextStyle.SMALL, "muted")
        self.body.addWidget(self._about)
        kept = workspace.look(preferences)
        fields = [GRANTS.field(key) for key in _MORE]
        self._lay_out([one for one in fields if kept.points or not one.of_points])
        reward = self.input("reward")
        if isinstance(reward, ChoiceInput):
            reward.currentIndexChanged.connect(lambda _line: self._tell_about())
        self._tell_about()
        self.about(member_ids)

    def choose(self, reward_ids: Sequence[int]) -> None:
        """Begin with the first of these rewards that can be given."""
        named = {line.id: name for name, line in self._rewards.items()}
        if found := [named[one] for one in reward_ids if one in named]:
            self.input("reward").show_value(found[0])
        self.who.setFocus()

    def draft(self, values: Values) -> GrantDraft:
        """Give what was entered."""
        told: dict[str, Any] = {key: value for key, value in values.items() if key != "reward"}
        reward = self._rewards[values["reward"]]
        return GrantDraft(self.who.ids(), reward.id, activity_ids=self._activity_ids, **told)

    def values(self) -> dict[str, Any]:
        """Give what is entered.

        Raises:
            InvalidDraft: some of it means nothing, or nobody is chosen.
        """
        found = super().values()
        if not found["reward"]:
            raise InvalidDraft([Problem("reward", "Say what is given.")])
        return found

    def _lay_out(self, more: Sequence[ListField]) -> None:
        usual = {"mode": GrantMode.COURTESY.value, "status": GrantStatus.APPROVED.value}
        self.ask(
            [
                ListField("mode", "Mode", Shape.CHOICE, tuple(GrantMode)),
                ListField("status", "Status", Shape.CHOICE, _STATUSES),
            ],
            usual,
        )
        self.ask_folded("More fields", more, {})

    def _tell_about(self) -> None:
        """Say what the catalogue knows of the reward; blank fields are taken from there."""
        line = self._rewards.get(str(self.input("reward").value()))
        if line is None:
            self._about.setText("")
            return
        values: Mapping[str, Any] = line.values
        currency = values["currency"] or ""
        told = [shown("kind", values["kind"])]
        told += [
            f"{words} {money_words(values[key], currency)}"
            for key, words in (("value", "worth"), ("cost", "costs"))
            if values[key] is not None
        ]
        if values["in_stock"] is not None:
            told.append(f"{number_words(values['in_stock'])} in stock")
        self._about.setText(" · ".join(told))
        for key in ("value", "cost"):
            entry = self.input(key)
            entry.show_value(None, currency)


def _save(workspace: Workspace, sheet: GiveRewardSheet, window: QWidget, values: Values) -> None:
    draft = sheet.draft(values)
    what, whom = values["reward"], sheet.whom()

    def give(session: Session, _progress: object) -> int:
        give_rewards(session, [draft])
        return change_being_made(session.connection())

    job = workspace.write(f"Give {what} to {whom}", give)
    job.finished.connect(lambda change: say_given(workspace, window, f"{what} for {whom}", change))
    sheet.close_after(job)


def say_given(workspace: Workspace, window: QWidget, what: str, change: int) -> None:
    """Say what was given, and offer to take it back."""
    take_back = partial(workspace.take_back_exactly, change)
    toast_over(window).say(f"{what}: noted under Given.", "Undo", take_back)
