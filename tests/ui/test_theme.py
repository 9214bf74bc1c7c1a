"""Colours can be read, icons and letters are there, and a switch is seen at once."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from advocate_desk.base.paths import resource
from advocate_desk.ui import theme
from advocate_desk.ui.theme.colours import ChipColours
from advocate_desk.ui.theme.look import style_sheet_of

WORDS, GRAPHICS = 4.5, 3.0  # WCAG 2.2, AA
BOTH = pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])


@BOTH
@pytest.mark.parametrize("words", ["text", "muted", "accent", "ok", "warn", "bad"])
@pytest.mark.parametrize("ground", ["surface", "raised", "window", "frame"])
def test_words_can_be_read_on_every_ground(colours, words, ground):
    assert contrast(getattr(colours, words), getattr(colours, ground)) >= WORDS


@BOTH
def test_what_a_field_asks_for_can_be_read(colours):
    for ground in (colours.surface, colours.raised, colours.frame):
        assert contrast(colours.faint, ground) >= WORDS


@BOTH
def test_words_can_be_read_on_a_chosen_row(colours):
    for ground in (colours.selection, colours.hover, colours.accent_soft):
        for words in (colours.text, colours.muted):
            assert contrast(words, ground) >= WORDS


@BOTH
def test_words_can_be_read_on_a_button(colours):
    assert contrast(colours.on_accent, colours.accent) >= WORDS
    assert contrast(colours.on_accent, colours.accent_hover) >= WORDS
    assert contrast(colours.accent, colours.accent_soft) >= WORDS


@BOTH
def test_words_can_be_read_on_every_chip(colours):
    chips = [getattr(colours, f.name) for f in fields(colours) if f.name.startswith("chip_")]

    assert all(isinstance(chip, ChipColours) for chip in chips)
    assert min(contrast(chip.words, chip.ground) for chip in chips) >= WORDS


@BOTH
def test_lines_of_a_chart_stand_out(colours):
    assert min(contrast(line, colours.surface) for line in colours.series) >= GRAPHICS


def test_letters_can_be_read_on_every_avatar():
    assert min(contrast("#FFFFFF", ground) for ground in theme.AVATARS) >= WORDS


@BOTH
def test_the_style_sheet_has_no_placeholder_left(colours):
    assert "$" not in style_sheet_of(colours)


@BOTH
def test_icons_of_the_style_sheet_have_the_colours_of_the_tokens(colours):
    folder = resource("icons", "dark" if colours.dark else "light")

    assert colours.muted in (folder / "chevron-down.svg").read_text(encoding="utf-8")
    assert colours.on_accent in (folder / "check.svg").read_text(encoding="utf-8")


def test_every_icon_draws_something_in_its_colour():
    for drawing in resource("icons").glob("*.svg"):
        picture = theme.icon_pixmap(drawing.stem, "accent").toImage()

        inked = {
            picture.pixelColor(x, y).name().upper()
            for x in range(picture.width())
            for y in range(picture.height())
            if picture.pixelColor(x, y).alpha() > 250
        }
        assert theme.tokens().accent in inked, drawing.stem


def test_the_bundled_letters_are_used():
    assert QApplication.font().family() == "Inter"
    assert theme.font(theme.TextStyle.STRONG).weight() == 600


def test_dark_is_seen_at_once_and_kept(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()

    theme.choose_appearance(theme.Appearance.DARK)

    assert theme.appearance() is theme.Appearance.DARK
    ground = page.palette().color(QPalette.ColorRole.Window)
    assert ground == QColor(theme.DARK.window)


def test_an_unknown_appearance_in_the_settings_means_system():
    theme.choose_appearance(theme.Appearance.LIGHT)
    QSettings().setValue("appearance", "sepia")

    assert theme.appearance() is theme.Appearance.SYSTEM


@pytest.mark.parametrize(
    ("per_cent", "letters", "row"), [(90, 12, 48), (100, 13, 52), (160, 21, 84)]
)
def test_rows_grow_with_the_text(per_cent, letters, row):
    theme.choose_text_size(per_cent)

    assert theme.font().pixelSize() == letters
    assert theme.row_height() == row
    assert QApplication.font().pixelSize() == letters


def test_marks_and_arrows_grow_with_the_text(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    boxes = [kind(holder) for kind in (QCheckBox, QRadioButton)]
    combo = QComboBox(holder)
    metric = QStyle.PixelMetric

    def sizes():
        box, dot = (one.style().pixelMetric(metric.PM_IndicatorWidth, None, one) for one in boxes)
        option = QStyleOptionComboBox()
        option.initFrom(combo)
        option.rect = QRect(0, 0, 300, 40)
        arrow = combo.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxArrow,
            combo,
        )
        return box, dot, arrow.width()

    usual = sizes()
    theme.choose_text_size(160)

    assert all(now >= 1.3 * before for now, before in zip(sizes(), usual, strict=True))


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of WCAG 2.2."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part, 16) / 255 for part in re.findall("..", colour[1:])]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
