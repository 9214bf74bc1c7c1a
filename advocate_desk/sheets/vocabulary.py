"""Which words a field knows, and what a word in a file means for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from advocate_desk.base.text import fold_name, tidy_spaces

_NEAR_ENOUGH = 60  # of 100; below it a proposal is noise


class Vocabulary:
    """The words of one field.

    Words are found as they are written, else without case, accents and signs, else by what they
    were said to mean. What is not found is unknown, unless the field takes new words.
    """

    def __init__(
        self,
        words: Iterable[str],
        meant: Mapping[str, str],
        *,
        takes_new: bool = False,
        keeps_spelling: bool = False,
    ) -> None:
        self.words = dict.fromkeys(words)
        self._by_fold: dict[str, str] = {}
        for word in self.words:
            self._by_fold.setdefault(fold_name(word), word)
        self._meant = {fold_name(word): choice for word, choice in meant.items()}
        self._takes_new = takes_new
        self._keeps_spelling = keeps_spelling
        self.made: dict[str, None] = {}
        self._shared: set[str] = set()

    def share(self, name: str) -> None:
        """Let a name stand for nothing, and for nothing new: several have it."""
        self._shared.add(fold_name(name))

    def is_shared(self, name: str) -> bool:
        """Say whether a name stands for nothing because several have it."""
        return fold_name(name) in self._shared

    def enter(self, name: str, word: str) -> None:
        """Let a name stand for a word."""
        self.words.setdefault(word)
        self._by_fold.setdefault(fold_name(name), word)

    def find(self, text: str) -> str | None:
        """Give the word that a text means; None when it means none."""
        if text in self.words:
            return text
        key = fold_name(text)
        choice = self._meant.get(key)
        if choice is not None:
            return self._known(choice) or (self._made(choice) if self._takes_new else None)
        if key in self._shared:
            return None
        if self._takes_new and self._keeps_spelling:
            return self._made(text)
        return self._by_fold.get(key) or (self._made(text) if self._takes_new else None)

    def nearest(self, text: str) -> str | None:
        """Give the known word that looks most like a text, to be proposed, never taken."""
        keys = {fold_name(word): word for word in self.words}
        found = process.extractOne(
            fold_name(text), list(keys), scorer=fuzz.WRatio, score_cutoff=_NEAR_ENOUGH
        )
        return keys[found[0]] if found else None

    def _known(self, word: str) -> str | None:
        return word if word in self.words else self._by_fold.get(fold_name(word))

    def _made(self, text: str) -> str | None:
        word = tidy_spaces(text)
        if not word:
            return None
        self.words.setdefault(word)
        self._by_fold.setdefault(fold_name(word), word)
        self.made.setdefault(word)
        return word
