"""What she chose about the look and the region, kept in the settings of this machine."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QLocale, QSettings

from advocate_desk.base import regions

BASE_PX = 13
TEXT_SIZES = (90, 100, 115, 130, 145, 160)  # per cent
_ROW_OF_BASE = 4  # a row is four text sizes high: 13 px letters, 52 px rows


class Appearance(StrEnum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


APPEARANCE_WORDS = {
    Appearance.SYSTEM: "As the system",
    Appearance.LIGHT: "Light",
    Appearance.DARK: "Dark",
}


class _Chosen:
    """The text size in use; read once, because painting asks for it all the time."""

    per_cent = 100


def appearance() -> Appearance:
    """Give the chosen appearance."""
    kept = str(QSettings().value("appearance", ""))
    return Appearance(kept) if kept in set(Appearance) else Appearance.SYSTEM


def keep_appearance(chosen: Appearance) -> None:
    """Remember the appearance for the next start."""
    QSettings().setValue("appearance", chosen.value)


def text_size() -> int:
    """Give the text size in per cent."""
    return _Chosen.per_cent


def read_text_size() -> None:
    """Take the text size from the settings."""
    kept = str(QSettings().value("text_size", "100"))
    per_cent = int(kept) if kept.isdecimal() else 100
    _Chosen.per_cent = min(max(per_cent, TEXT_SIZES[0]), TEXT_SIZES[-1])


def keep_text_size(per_cent: int) -> None:
    """Use a text size from now on and remember it for the next start."""
    QSettings().setValue("text_size", per_cent)
    read_text_size()


def chosen_region() -> str:
    """Give the code of the region she chose; nothing while it is that of the system."""
    kept = str(QSettings().value("region", ""))
    return kept if kept in regions.REGIONS else ""


def system_region() -> str:
    """Give the code of the region that is like the system's."""
    return regions.likely_code(QLocale.system().name())


def keep_region(code: str) -> None:
    """Follow a region from now on and remember it for the next start; nothing: the system's."""
    QSettings().setValue("region", code)
    read_region()


def read_region() -> None:
    """Follow the region of the settings."""
    regions.follow(chosen_region() or system_region())


def scaled(px: float) -> int:
    """Give a measure of the 100 % design at the chosen text size."""
    return round(px * _Chosen.per_cent / 100)


def row_height() -> int:
    """Give the height of a table row."""
    return _ROW_OF_BASE * scaled(BASE_PX)
