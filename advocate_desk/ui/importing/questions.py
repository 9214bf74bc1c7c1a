"""Opens what asks her about a plan: who rows are, what is permitted, which accounts are new."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from advocate_desk.sheets.planned import PlannedRow, Section
from advocate_desk.ui.importing.differing import DifferingAnswers
from advocate_desk.ui.importing.looser import LooserAnswers
from advocate_desk.ui.importing.new_companies import NewCompanies
from advocate_desk.ui.importing.review import ReviewRows
from advocate_desk.ui.importing.run import ImportRun

Then = Callable[[], None]


def ask_who(
    run: ImportRun, rows: Sequence[tuple[Section, PlannedRow]], parent: QWidget, then: Then
) -> None:
    """Ask who rows are; what she said is planned in one go, and undone in one."""
    plan, setup = run.plan, run.setup
    if plan is None or setup is None or not rows:
        return
    dialog = ReviewRows(run.workspace, plan, rows, parent)

    def decide(_result: int) -> None:
        if dialog.said:
            run.mends.rows(setup, dialog.said)
            then()

    dialog.finished.connect(decide)
    _open(dialog)


def ask_looser(run: ImportRun, parent: QWidget, then: Then) -> None:
    """Ask which answers are taken that permit more than the desk does."""
    plan, setup = run.plan, run.setup
    if plan is None or setup is None:
        return
    dialog = LooserAnswers(parent, plan.looser, setup.loosened)

    def take() -> None:
        run.mends.rule(setup, "loosened", dialog.taken(), "what is permitted")
        then()

    dialog.accepted.connect(take)
    _open(dialog)


def ask_differing(run: ImportRun, parent: QWidget, then: Then) -> None:
    """Ask which of several answers of colleagues holds."""
    plan, setup = run.plan, run.setup
    if plan is None or setup is None:
        return
    dialog = DifferingAnswers(parent, plan.disputes, setup.settled)

    def take() -> None:
        run.mends.rule(setup, "settled", dialog.settled(), "which answer holds")
        then()

    dialog.accepted.connect(take)
    _open(dialog)


def ask_companies(run: ImportRun, parent: QWidget, then: Then) -> None:
    """Show the accounts that would be made, and ask which of them are there already."""
    plan, setup = run.plan, run.setup
    if plan is None or setup is None:
        return
    dialog = NewCompanies(plan.new_names.get("accounts", ()), plan.near_accounts, parent)

    def take() -> None:
        if said := dialog.said():
            meant = setup.values.setdefault("company", {})
            run.mends.words(meant, said, "which accounts are the same")
            then()

    dialog.accepted.connect(take)
    _open(dialog)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
