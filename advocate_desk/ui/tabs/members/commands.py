"""Runs the window's commands from buttons of this tab, those that there are."""

from __future__ import annotations

from importlib import import_module

from advocate_desk.ui.commands import COMMANDS
from advocate_desk.ui.tab import Place, Tab


def has_command(key: str) -> bool:
    """Say whether the window has a command."""
    return any(line.key == key for line in COMMANDS)


def run_command(key: str, tab: Tab) -> None:
    """Run a command for what is chosen in the tab."""
    for line in COMMANDS:
        if line.key == key:
            function = getattr(import_module(line.module), line.function)
            function(Place(tab.window(), tab.workspace, tab.chosen()))
