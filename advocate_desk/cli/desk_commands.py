"""Commands about the desk file itself: check, backup, restore, history, undo, redo."""

from __future__ import annotations

import argparse
from pathlib import Path

from advocate_desk.base import clock
from advocate_desk.base.errors import DamagedDesk, DeskError, DeskInUse
from advocate_desk.base.words import count_words
from advocate_desk.cli.answers import Bar, complain, desk_path, say


def check(asked: argparse.Namespace) -> int:
    """Say whether the desk is sound; of one that is in use, a copy is looked at."""
    path = desk_path(asked)
    try:
        findings = _findings(path)
    except DeskInUse:
        findings = _findings_in_use(path)
    for finding in findings:
        complain(finding)
    told = () if findings else (f"{path.name} is sound.",)
    say(asked, {"sound": not findings, "findings": list(findings)}, *told)
    return 1 if findings else 0


def _findings(path: Path) -> tuple[str, ...]:
    from advocate_desk.program.desks import check_desk, open_desk

    try:
        desk = open_desk(path)
    except DamagedDesk as error:  # so damaged that it does not open
        return (str(error),)
    try:
        return check_desk(desk).findings
    except DamagedDesk as error:
        return (str(error),)
    finally:
        desk.close()


def _findings_in_use(path: Path) -> tuple[str, ...]:
    from advocate_desk.store.backup import copy_verified
    from advocate_desk.store.for_a_while import kept_for_a_while

    with kept_for_a_while() as folder:
        copy = folder / path.name
        try:
            copy_verified(path, copy)
        except DamagedDesk as error:
            return (str(error),)
        return _findings(copy)


def add_backup_words(words: argparse.ArgumentParser) -> None:
    """Take where the copy goes."""
    words.add_argument("out", metavar="OUT", type=Path, help="the file to write")


def backup(asked: argparse.Namespace) -> int:
    """Write a verified copy, also while the window is open."""
    from advocate_desk.program.desks import schema_of
    from advocate_desk.store.backup import copy_verified

    path = desk_path(asked)
    schema_of(path)  # names what is wrong with a file that is no desk
    if asked.out.exists():
        raise DeskError(f"{asked.out.name} is already there.", "Choose another name.")
    with Bar() as bar:
        made = copy_verified(path, asked.out, progress=bar)
    document = {"file": str(made.path), "sha256": made.sha256, "rows": made.rows}
    say(asked, document, f"Backup written and verified: {made.path}")
    return 0


def add_restore_words(words: argparse.ArgumentParser) -> None:
    """Take which backup comes back."""
    words.add_argument("backup", metavar="BACKUP", type=Path, help="the backup to bring back")


def restore_(asked: argparse.Namespace) -> int:
    """Put a backup in the desk's place; the desk as it was is kept beside it."""
    from advocate_desk.program.desks import bring_back

    path = desk_path(asked)
    was_there = path.exists()
    with Bar() as bar:
        made = bring_back(asked.backup, path, bar)
    document = {"file": str(path), "sha256": made.sha256, "rows": made.rows}
    kept = "; what it was is kept among its backups" if was_there else ""
    say(asked, document, f"{path.name} is as in {asked.backup.name}{kept}.")
    return 0


def add_history_words(words: argparse.ArgumentParser) -> None:
    """Take how many lines to show."""
    words.add_argument("--last", type=_count, default=20, metavar="N", help="how many (20)")


def _count(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word} is not a count of 1 or more")
    return int(word)


def history(asked: argparse.Namespace) -> int:
    """List the last changes, newest first."""
    from advocate_desk.program.desks import look_at_desk

    desk = look_at_desk(desk_path(asked))
    try:
        lines = desk.history(asked.last)
    finally:
        desk.close()
    document = [
        {"change": c.change, "label": c.label, "at": c.at, "rows": c.rows, "undone": c.undone}
        for c in lines
    ]
    shown = [
        f"{line.change:>6}  {clock.local_words(line.at)}  {line.label}"
        f" ({count_words(line.rows, 'row')}{', taken back' if line.undone else ''})"
        for line in lines
    ]
    say(asked, document, *(shown or ["Nothing was changed yet."]))
    return 0


def undo(asked: argparse.Namespace) -> int:
    """Take the last change back."""
    return _step(asked, back=True)


def redo(asked: argparse.Namespace) -> int:
    """Do the change again that was taken back last."""
    return _step(asked, back=False)


def _step(asked: argparse.Namespace, *, back: bool) -> int:
    from advocate_desk.program.desks import open_desk

    desk = open_desk(desk_path(asked))
    try:
        step = desk.undo() if back else desk.redo()
    finally:
        desk.close()
    if step is None:
        raise DeskError(f"There is nothing to {'undo' if back else 'redo'}.")
    document = {"change": step.change, "label": step.label, "kept": list(step.kept)}
    say(asked, document, f"{'Taken back' if back else 'Done again'}: {step.label}")
    return 0
