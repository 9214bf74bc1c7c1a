"""The colours of the window, one table for light and one for dark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChipColours:
    """The ground of a chip and the words on it."""

    ground: str
    words: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour the window uses, by what it is for."""

    dark: bool
    window: str
    surface: str
    raised: str
    frame: str  # rail and status bar: between window and surface
    line: str
    row_line: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    selection: str
    hover: str
    ok: str
    warn: str
    bad: str
    chip_green: ChipColours
    chip_blue: ChipColours
    chip_amber: ChipColours
    chip_red: ChipColours
    chip_violet: ChipColours
    chip_grey: ChipColours
    series: tuple[str, ...]
    shade: str  # dims what lies behind a sheet or a drop

    def chip(self, kind: str) -> ChipColours:
        """Give the colours of a kind of chip: green, blue, amber, red, violet or grey."""
        colours: ChipColours = getattr(self, f"chip_{kind}")
        return colours


# white letters stand on them in both modes
AVATARS = ("#3B6FB6", "#23776A", "#8A5AAB", "#A65628", "#55732F", "#A8476B", "#4A6572")

LIGHT = Tokens(
    dark=False,
    window="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    frame="#FBFBFC",
    line="#E4E7EC",
    row_line="#EEF0F3",
    text="#1B2430",
    muted="#5B6675",
    faint="#687385",
    accent="#2F5FD0",
    on_accent="#FFFFFF",
    accent_hover="#2853B8",
    accent_soft="#E8EEFB",
    selection="#E6EEFC",
    hover="#F3F6FB",
    ok="#1B7F4B",
    warn="#9A5B00",
    bad="#C0392B",
    chip_green=ChipColours("#E3F4EA", "#17653A"),
    chip_blue=ChipColours("#E4EEFC", "#1E4E9E"),
    chip_amber=ChipColours("#FCEFD6", "#7A4B00"),
    chip_red=ChipColours("#FBE5E3", "#9B2318"),
    chip_violet=ChipColours("#EEE8FB", "#5332A0"),
    chip_grey=ChipColours("#ECEFF3", "#46505E"),
    series=("#0072B2", "#B97A00", "#008A64", "#B55C8E", "#2E86C1"),
    shade="#1B2430",
)

DARK = Tokens(
    dark=True,
    window="#14181F",
    surface="#1B2029",
    raised="#222833",
    frame="#171C24",
    line="#2D3542",
    row_line="#262D38",
    text="#E6E9EE",
    muted="#A3ADBB",
    faint="#8B96A6",
    accent="#7AA2FF",
    on_accent="#0E1420",
    accent_hover="#94B4FF",
    accent_soft="#24345C",
    selection="#26365A",
    hover="#222936",
    ok="#5FD394",
    warn="#F0B454",
    bad="#FF8A7A",
    chip_green=ChipColours("#1C3A2A", "#8FDDB0"),
    chip_blue=ChipColours("#1E3354", "#A3C7FF"),
    chip_amber=ChipColours("#43330F", "#F3CB7A"),
    chip_red=ChipColours("#4A2320", "#FFB4AB"),
    chip_violet=ChipColours("#352A55", "#CDB8FF"),
    chip_grey=ChipColours("#2D343F", "#C1C9D4"),
    series=("#56B4E9", "#E69F00", "#2BBF91", "#E59AC4", "#9AD1F2"),
    shade="#05070A",
)
