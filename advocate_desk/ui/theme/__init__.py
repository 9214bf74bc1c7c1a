"""How everything looks: colours, letters, icons and the measures that follow the text size."""

from __future__ import annotations

from advocate_desk.ui.theme.choices import (
    TEXT_SIZES,
    Appearance,
    appearance,
    row_height,
    scaled,
    text_size,
)
from advocate_desk.ui.theme.colours import AVATARS, DARK, LIGHT, ChipColours, Tokens
from advocate_desk.ui.theme.fonts import TextStyle, font, font_of, metrics
from advocate_desk.ui.theme.look import (
    choose_appearance,
    choose_text_size,
    icon,
    icon_pixmap,
    ink,
    install,
    tokens,
)

__all__ = [
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
    "choose_text_size",
    "font",
    "font_of",
    "icon",
    "icon_pixmap",
    "ink",
    "install",
    "metrics",
    "row_height",
    "scaled",
    "text_size",
    "tokens",
]
