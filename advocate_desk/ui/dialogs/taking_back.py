"""After a change: says what was done and offers to take exactly that back."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QWidget
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate_desk.store.models import Change, Journal
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Job, Workspace


def offer_undo(workspace: Workspace, window: QWidget, sentence: str, change: int) -> None:
    """Say what was done, with a button that takes the change back."""
    page = (window.centralWidget() if isinstance(window, QMainWindow) else None) or window
    toast_over(page).say(sentence, "Undo", lambda: take_back(workspace, change))


def take_back(workspace: Workspace, change: int) -> Job:
    """Take a change back: by undo while it is the newest, else out of the middle."""
    newest = workspace.look(
        lambda session: session.scalar(select(func.max(Change.id)).where(~Change.undone))
    )
    return workspace.undo() if newest == change else workspace.take_back(change)


def change_being_made(session: Session) -> int:
    """Give the change that a write is making."""
    return session.scalar(select(Journal.current)) or 0
