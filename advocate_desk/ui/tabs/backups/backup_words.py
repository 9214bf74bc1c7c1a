"""What the list of backups says of each: when it was made, why, how large, whether it is sound."""

from __future__ import annotations

from advocate_desk.base.words import moment_words, size_words
from advocate_desk.store.manifest import Backup
from advocate_desk.ui.widgets.two_lines import TwoLines

_REASONS = {
    "": "Made by itself",
    "by hand": "Made by you",
    "before import": "Before an import",
    "before restore": "Before another backup took its place",
}
_UPGRADE = "pre-migration"


def why_words(backup: Backup) -> str:
    """Say why a backup was made."""
    if backup.note.startswith(_UPGRADE):
        return "Before an upgrade"
    return _REASONS.get(backup.note) or backup.note[:1].upper() + backup.note[1:]


def sound_words(backup: Backup) -> tuple[str, str]:
    """Say whether a backup is sound, and in which colour of chips."""
    return ("Damaged", "red") if backup.fault else ("Verified", "green")


def lines_of(backup: Backup) -> TwoLines:
    """Give the row of a backup."""
    said, kind = sound_words(backup)
    about = f"{why_words(backup)} · {size_words(backup.size)}"
    return TwoLines(moment_words(backup.at), about, said, kind, has_dot=True)
