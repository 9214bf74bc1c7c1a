"""Dresses the application in colours, letters and style sheet, again at every change."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from advocate_desk.base.paths import resource
from advocate_desk.base.regions import region
from advocate_desk.ui.theme import choices, icons
from advocate_desk.ui.theme.choices import Appearance, scaled
from advocate_desk.ui.theme.colours import DARK, LIGHT, ChipColours, Tokens
from advocate_desk.ui.theme.fonts import font, load_fonts

_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}
_MARK_PX, _RING_PX = 16, 5  # of a tick box or an arrow; of the ring around a chosen dot
_CONTROL_PX = 34  # a button or a field; with the text 28 at least, so that it can be hit


class _Shown:
    """The colours the application wears now."""

    tokens = LIGHT


def tokens() -> Tokens:
    """Give the colours in use; ask again at every paint and on `QEvent.StyleChange`."""
    return _Shown.tokens


def icon(name: str, colour: str = "muted", px: int = icons.ICON_PX) -> QIcon:
    """Give an icon in the colour of a token."""
    return icons.icon(getattr(_Shown.tokens, colour), name, px)


def icon_pixmap(name: str, colour: str = "muted", px: int = icons.ICON_PX) -> QPixmap:
    """Give an icon's picture in the colour of a token."""
    return icons.icon_pixmap(getattr(_Shown.tokens, colour), name, px)


def ink(token: str) -> str:
    """Give the colour of a token; of a kind of chip, that of its words."""
    colour = getattr(_Shown.tokens, token)
    return colour.words if isinstance(colour, ChipColours) else str(colour)


def install(app: QApplication) -> None:
    """Dress the application for the first time; follow the system from then on."""
    choices.read_text_size()
    choices.read_region()
    QLocale.setDefault(QLocale(region().code))
    load_fonts()
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: _follow_system(app))
    _dress(app)


def choose_appearance(chosen: Appearance) -> None:
    """Switch between system, light and dark, at once and for the next start."""
    choices.keep_appearance(chosen)
    _dress(_application())


def choose_text_size(per_cent: int) -> None:
    """Switch the text size, at once and for the next start."""
    choices.keep_text_size(per_cent)
    _dress(_application())


def choose_region(code: str) -> None:
    """Write days and numbers as in another region, at once and for the next start.

    Every widget is told by `QEvent.LocaleChange`; nothing for a code means the system's region.
    """
    choices.keep_region(code)
    locale = QLocale(region().code)
    QLocale.setDefault(locale)
    for window in _application().topLevelWidgets():
        window.setLocale(locale)


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("the look needs an application")  # noqa: TRY004 - not a wrong argument
    return app


def _follow_system(app: QApplication) -> None:
    if choices.appearance() is Appearance.SYSTEM and _wanted_tokens() is not _Shown.tokens:
        _dress(app)


def _wanted_tokens() -> Tokens:
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if is_dark else LIGHT


def _dress(app: QApplication) -> None:
    chosen = choices.appearance()
    app.styleHints().setColorScheme(_SCHEMES[chosen])  # title bar and menus follow
    if chosen is Appearance.SYSTEM:
        _Shown.tokens = _wanted_tokens()
    else:
        _Shown.tokens = DARK if chosen is Appearance.DARK else LIGHT
    app.setFont(font())
    app.setPalette(palette_of(_Shown.tokens))
    app.setStyleSheet(style_sheet_of(_Shown.tokens))  # last: tells every widget StyleChange


def palette_of(colours: Tokens) -> QPalette:
    """Give the palette: what the style sheet does not reach takes its colours from here."""
    role = QPalette.ColorRole
    palette = QPalette()
    for part, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.surface,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.PlaceholderText: colours.faint,
        role.Light: colours.raised,
        role.Midlight: colours.row_line,
        role.Mid: colours.line,
        role.Dark: colours.line,
        role.Shadow: colours.shade,
    }.items():
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(colours.faint))
    return palette


def style_sheet_of(colours: Tokens) -> str:
    """Give the style sheet in these colours, at the chosen text size."""
    values = {name: value for name, value in asdict(colours).items() if isinstance(value, str)}
    sheet = Template(resource("style.qss").read_text(encoding="utf-8"))
    mark, ring = scaled(_MARK_PX), scaled(_RING_PX)
    return sheet.substitute(
        values,
        amber_ground=colours.chip_amber.ground,
        amber_words=colours.chip_amber.words,
        red_ground=colours.chip_red.ground,
        red_words=colours.chip_red.words,
        blue_ground=colours.chip_blue.ground,
        blue_words=colours.chip_blue.words,
        control=max(scaled(_CONTROL_PX), 28) - 2,  # the border is outside
        small=scaled(12),
        palette=scaled(16),
        completion=scaled(28),
        search_inset=18 + scaled(16),  # the glass stands there
        mark=mark,
        mark_round=mark // 2 + 1,
        dot=mark + 2 - 2 * ring,  # with its ring as wide as a mark with its border
        dot_ring=ring,
        arrow_room=12 + mark,
        chevron=_painted("chevron-down", colours),
        tick=_painted("check", colours),
    )


def _painted(name: str, colours: Tokens) -> str:
    """Give the file of an icon in its final colour: a style sheet cannot colour one."""
    return resource("icons", "dark" if colours.dark else "light", f"{name}.svg").as_posix()
