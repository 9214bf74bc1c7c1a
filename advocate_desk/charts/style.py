"""How charts look: colours for light, dark and paper, dashes, markers and letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from advocate_desk.base.paths import resource

DPI = 100  # a figure's own unit; screens and files scale it
PX = 72 / DPI  # points in a px
AXIS_PX, LABEL_PX, TITLE_PX = 12, 13, 15

_FAMILIES = ["Inter", "DejaVu Sans"]  # the second comes with matplotlib

# series differ in these as well: colour is never alone
DASHES = ("solid", (0, (4, 2)), (0, (1, 1.5)), (0, (6, 2, 1, 2)), (0, (8, 2)))
MARKERS = ("o", "s", "^", "D", "v")


@dataclass(frozen=True, slots=True)
class Style:
    """The colours of a chart; `scale` follows the text size."""

    surface: str
    text: str
    muted: str
    grid: str
    axis: str
    series: tuple[str, ...]
    rest: str  # what was put together as one
    scale: float = 1.0

    def px(self, size: float) -> float:
        """Give a measure of the 100 % design in px at the chosen text size."""
        return size * self.scale

    def points(self, size: float) -> float:
        """Give the same in points, as matplotlib wants letters and lines."""
        return self.px(size) * PX

    def width_of(self, text: str, size: float) -> float:
        """Give how wide a text is, in px."""
        return _width_of(text) * self.px(size)

    def colours(self, count: int, *, with_rest: bool) -> Iterator[str]:
        """Give a colour for each of so many series; the last may be the rest."""
        for at in range(count):
            is_rest = with_rest and at == count - 1
            yield self.rest if is_rest else self.series[at % len(self.series)]


LIGHT = Style(
    surface="#FFFFFF",
    text="#1B2430",
    muted="#5B6675",
    grid="#EEF0F3",
    axis="#E4E7EC",
    series=("#0072B2", "#B97A00", "#008A64", "#B55C8E", "#2E86C1"),
    rest="#7C8796",
)
DARK = Style(
    surface="#1B2029",
    text="#E6E9EE",
    muted="#A3ADBB",
    grid="#262D38",
    axis="#2D3542",
    series=("#56B4E9", "#E69F00", "#2BBF91", "#E59AC4", "#9AD1F2"),
    rest="#7E8A9A",
)
PRINT = Style(
    surface="#FFFFFF",
    text="#000000",
    muted="#444444",
    grid="#DDDDDD",
    axis="#999999",
    series=LIGHT.series,
    rest=LIGHT.rest,
)


def at_scale(style: Style, scale: float) -> Style:
    """Give a style for another size of text."""
    return replace(style, scale=scale)


def letters(*, strong: bool = False) -> FontProperties:
    """Give the letters of a chart, without their size."""
    if strong:
        return FontProperties(fname=resource("fonts", "Inter-SemiBold.otf"))
    _load_letters()
    return FontProperties(family=_FAMILIES)


@cache
def _load_letters() -> None:
    font_manager.fontManager.addfont(resource("fonts", "Inter-Regular.otf"))


@cache
def _width_of(text: str) -> float:
    """Give the width of a text of one px height."""
    if not text.strip():
        return 0.0
    return float(TextPath((0, 0), text, size=100, prop=letters()).get_extents().width) / 100
