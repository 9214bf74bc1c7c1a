"""How everything looks: colours, letters, icons, measures and the region."""

from __future__ import annotations

from advocate_desk.ui.theme.choices import (
    APPEARANCE_WORDS,
    TEXT_SIZES,
    Appearance,
    appearance,
    chosen_region,
    row_height,
    scaled,
    system_region,
    text_size,
)
from advocate_desk.ui.theme.colours import AVATARS, DARK, LIGHT, ChipColours, Tokens
from advocate_desk.ui.theme.fonts import TextStyle, font, font_of, metrics
from advocate_desk.ui.theme.look import (
    choose_appearance,
    choose_region,
    choose_text_size,
    icon,
    icon_pixmap,
    ink,
    install,
    tokens,
)

__all__ = [
    "APPEARANCE_WORDS",
    "AVATARS",
    "DARK",
    "LIGHT",
    "TEXT_SIZES",
    "Appearance",
    "ChipColours",
    "TextStyle",
    "Tokens",
    "appearance",
    "choose_appearance",
    "choose_region",
    "choose_text_size",
    "chosen_region",
    "font",
    "font_of",
    "icon",
    "icon_pixmap",
    "ink",
    "install",
    "metrics",
    "row_height",
    "scaled",
    "system_region",
    "text_size",
    "tokens",
]
