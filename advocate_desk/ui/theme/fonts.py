"""The letters of the window: Inter, bundled, in the few sizes that are used."""

from __future__ import annotations

import logging
from enum import Enum
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from advocate_desk.base.paths import resource
from advocate_desk.ui.theme.choices import scaled

_FAMILY = "Inter"
_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")

log = logging.getLogger(__name__)


class TextStyle(Enum):
    """Size in px at 100 % and weight; nothing else is used."""

    TITLE = (20, 600)
    CARD = (15, 600)
    FIGURE = (26, 600)
    BODY = (13, 400)
    MEDIUM = (13, 500)
    STRONG = (13, 600)
    SMALL = (12, 400)
    SMALL_STRONG = (12, 600)
    CAPS = (11, 600)


def load_fonts() -> None:
    """Make the bundled letters known to Qt; without them the system's are used."""
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            log.warning("font %s could not be loaded", name)


def font(style: TextStyle = TextStyle.BODY) -> QFont:
    """Give the font of a style at the chosen text size; shared, so copy it to change it."""
    px, weight = style.value
    return font_of(scaled(px), weight)


@lru_cache(maxsize=64)
def font_of(px: int, weight: int) -> QFont:
    """Give a font by its real px size; shared, so copy it to change it."""
    known = _FAMILY in QFontDatabase.families()
    made = (
        QFont(_FAMILY) if known else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    )
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)  # figures of one width stand in columns
    return made


def metrics(style: TextStyle = TextStyle.BODY) -> QFontMetricsF:
    """Give the measures of a style's letters, without building them at every paint."""
    px, weight = style.value
    return _metrics_of(scaled(px), weight)


@lru_cache(maxsize=64)
def _metrics_of(px: int, weight: int) -> QFontMetricsF:
    return QFontMetricsF(font_of(px, weight))
