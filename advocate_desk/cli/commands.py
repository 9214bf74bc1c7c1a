"""The commands there are."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from advocate_desk.cli import (
    chart_command,
    desk_commands,
    export_command,
    import_command,
    metrics_command,
)

Words = Callable[[argparse.ArgumentParser], None]
Run = Callable[[argparse.Namespace], int]


@dataclass(frozen=True, slots=True)
class Command:
    """One word of the command line: what it takes, what it does."""

    name: str
    help: str
    add_words: Words
    run: Run


def _none(_words: argparse.ArgumentParser) -> None:
    """Take nothing but --desk and --json."""


COMMANDS = (
    Command("import", "bring a spreadsheet in", import_command.add_words, import_command.run),
    Command("export", "write the program workbook", export_command.add_words, export_command.run),
    Command(
        "template",
        "write the program workbook, empty",
        export_command.add_template_words,
        export_command.run_template,
    ),
    Command("metrics", "every figure on a day", metrics_command.add_words, metrics_command.run),
    Command("chart", "a trend as a picture", chart_command.add_words, chart_command.run),
    Command("check", "is the desk file sound?", _none, desk_commands.check),
    Command("backup", "a verified copy", desk_commands.add_backup_words, desk_commands.backup),
    Command(
        "restore", "bring a backup back", desk_commands.add_restore_words, desk_commands.restore_
    ),
    Command("history", "the last changes", desk_commands.add_history_words, desk_commands.history),
    Command("undo", "take the last change back", _none, desk_commands.undo),
    Command("redo", "do the last undone change again", _none, desk_commands.redo),
)
