"""The list of pairs that look alike: both names, what speaks for it, how much that is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from advocate_desk.program.alike_pairs import Strength
from advocate_desk.program.look_alikes import Pair
from advocate_desk.ui.widgets.buttons import ENTER
from advocate_desk.ui.widgets.two_lines import TwoLineList, TwoLines, TwoLineView

_KINDS = {Strength.SURE: "green", Strength.LIKELY: "violet", Strength.PERHAPS: "grey"}


def names_of(pair: Pair) -> str:
    """Give both names; one where they are the same."""
    first, second = pair.first.name, pair.second.name
    return f"{first}, twice" if first == second else f"{first} and {second}"


def lines_of(pair: Pair) -> TwoLines:
    """Give the row of a pair."""
    evidence = " · ".join(pair.evidence)
    return TwoLines(names_of(pair), evidence, pair.strength, _KINDS[pair.strength])


class PairView(TwoLineView):
    """The list on the screen.

    Signals:
        merge_pressed: M or Enter, to merge the pair.
        apart_pressed: N, they are not the same.
    """

    merge_pressed = Signal()
    apart_pressed = Signal()

    def __init__(self, pairs: TwoLineList[Pair]) -> None:
        super().__init__(pairs, "Look-alikes")
        self.doubleClicked.connect(lambda _index: self.merge_pressed.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        asked = {Qt.Key.Key_N: self.apart_pressed, Qt.Key.Key_M: self.merge_pressed}
        asked |= dict.fromkeys(ENTER, self.merge_pressed)
        if is_plain and key in asked and not event.isAutoRepeat():
            asked[Qt.Key(key)].emit()
            return
        super().keyPressEvent(event)
