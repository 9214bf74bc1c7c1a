"""Members and accounts that look like the same one twice, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.program.alike_accounts import alike_accounts
from advocate_desk.program.alike_members import alike_members
from advocate_desk.program.alike_pairs import ORDER, Found, Strength
from advocate_desk.program.merge_card import LISTINGS, NAMES
from advocate_desk.program.not_same import told_apart

MOST = 500  # pairs at a time: nobody goes through more in one sitting
_ABOUT = {"members": ("role", "email"), "accounts": ("industry", "country")}
_PAGE = 400


@dataclass(frozen=True, slots=True)
class Face:
    """One of a pair, in short."""

    id: int
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that may be one; `evidence` says in words what speaks for it."""

    kind: str
    first: Face
    second: Face
    strength: Strength
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """The likeliest pairs, and how many there are in all."""

    pairs: tuple[Pair, ...]
    total: int


def look_alikes(session: Session, progress: Progress | None = None) -> LookAlikes:
    """Give who looks like the same one twice, but for those she said are not."""
    watched = progress or NoProgress()
    ranked = [
        *_ranked(session, "members", alike_members(session, watched)),
        *_ranked(session, "accounts", alike_accounts(session, watched)),
    ]
    ranked.sort(key=lambda one: (ORDER[one.strength], -len(one.evidence), one.first, one.second))
    return LookAlikes(tuple(_with_faces(session, ranked[:MOST])), len(ranked))


@dataclass(frozen=True, slots=True)
class _Ranked:
    kind: str
    first: int
    second: int
    strength: Strength
    evidence: tuple[str, ...]


def _ranked(session: Session, kind: str, found: Found) -> Iterator[_Ranked]:
    """Rank pairs by the strongest that speaks for them."""
    apart = told_apart(session, kind)
    for pair, said in found.pairs.items():
        if pair not in apart:
            signs = sorted(said.values(), key=lambda one: ORDER[one.strength])
            yield _Ranked(kind, *pair, signs[0].strength, tuple(one.words for one in signs))


def _with_faces(session: Session, ranked: Sequence[_Ranked]) -> Iterator[Pair]:
    faces = {}
    for kind in LISTINGS:
        ids = {row_id for one in ranked if one.kind == kind for row_id in (one.first, one.second)}
        faces[kind] = _faces(session, kind, sorted(ids))
    for one in ranked:
        first, second = faces[one.kind][one.first], faces[one.kind][one.second]
        yield Pair(one.kind, first, second, one.strength, one.evidence)


def _faces(session: Session, kind: str, ids: Sequence[int]) -> dict[int, Face]:
    found = {}
    for start in range(0, len(ids), _PAGE):
        for row_id, line in LISTINGS[kind].lines(session, ids[start : start + _PAGE]).items():
            told = (line.values.get(key) for key in _ABOUT[kind])
            name = str(line.values.get(NAMES[kind]) or "No name")
            found[row_id] = Face(row_id, name, " · ".join(str(one) for one in told if one))
    return found
