"""The Settings tab: each change is one step of undo; what is of this machine stands beside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.base.errors import DeskError
from advocate_desk.program.settings import change_label, change_setting
from advocate_desk.store.preferences import RULES, preferences
from advocate_desk.store.setting_rules import Section
from advocate_desk.ui import theme
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tabs.settings.machine_cards import RegionCard, look_card
from advocate_desk.ui.tabs.settings.setting_line import SettingLine
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.frames import GAP, PAGE_MARGIN, Card, PageHead, scrolling
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.plain import WrappedLabel
from advocate_desk.ui.workspace import Workspace

_PAGE_PX = 760
_CURRENCY = "base_currency"
_CAPTIONS = {
    Section.THRESHOLDS: "From when on something counts or is proposed. Defaults are assumptions"
    " until your program says otherwise.",
}


def build(workspace: Workspace) -> SettingsTab:
    """Make the tab."""
    return SettingsTab(workspace)


class SettingsTab(Tab):
    """Shows every setting with its source; each change applies at once and can be undone."""

    watches = frozenset({"setting"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.lines = {rule.key: SettingLine(rule) for rule in RULES.values()}
        self.region, self.look = RegionCard(), look_card()
        self.currency_notice = InlineNotice()
        self._page = QWidget()
        self._lay_out()
        for line in self.lines.values():
            line.wanted.connect(self._ask_first if line.rule.key == _CURRENCY else self._set)
        self._dress()

    def refresh(self) -> None:
        held = self.workspace.look(preferences)
        for key, line in self.lines.items():
            line.show_kept(line.rule.text_of(getattr(held, key)))

    def take_focus(self) -> None:
        next(iter(self.lines.values())).field.widget.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_page"):
            self._dress()

    def _dress(self) -> None:
        self._page.setMaximumWidth(theme.scaled(_PAGE_PX))

    def _ask_first(self, key: str, text: str) -> None:
        """Say what another base currency means before it is taken; no answer means no."""
        line = self.lines[key]
        kept = getattr(self.workspace.look(preferences), key)
        line.show_kept(kept)
        self.currency_notice.say(
            f"Nothing is converted: amounts and rates that are there were written for {kept},"
            " and sums over them no longer fit. Change it before you enter any.",
            "warn",
            f"Use {text}",
            lambda: self._set(key, text),
        )

    def _set(self, key: str, text: str) -> None:
        self.currency_notice.clear()
        job = self.workspace.write(
            change_label(key, text), lambda session, _progress: change_setting(session, key, text)
        )
        job.failed.connect(self._complain(key))

    def _complain(self, key: str) -> Callable[[DeskError], None]:
        return lambda error: self.lines[key].complain(str(error))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        cards: dict[Section, Card] = {section: _card(section) for section in Section}
        for line in self.lines.values():
            cards[line.rule.about.section].column.addWidget(line)
        cards[Section.PROGRAM].column.addWidget(self.currency_notice)
        for section, card in cards.items():
            column.addWidget(card)
            if section is Section.CALENDAR:
                column.addWidget(self.region)
        column.addWidget(self.look)
        column.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 8, 16)
        row.addWidget(self._page, 1)
        row.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN - 8, 0)
        around.setSpacing(GAP)
        around.addWidget(PageHead("Settings"))
        around.addWidget(scrolling(middle), 1)


def _card(section: Section) -> Card:
    card = Card(section.value)
    if caption := _CAPTIONS.get(section):
        card.column.addWidget(WrappedLabel(caption, TextStyle.SMALL, "muted"))
    return card
