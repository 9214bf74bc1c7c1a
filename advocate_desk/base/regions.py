"""Whose way of writing days and numbers is followed; the words of the program stay English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class DayForm(StrEnum):
    """How a day is written; the patterns are those of Unicode's CLDR."""

    DAY_MONTH = "d MMM y"
    MONTH_DAY = "MMM d, y"
    ISO = "y-MM-dd"


@dataclass(frozen=True, slots=True)
class Region:
    """The habits of one country.

    Attributes:
        code: language and country, by which the signs in numbers and amounts are known.
        days: how a day is written.
        is_day_first: whether 3/11 is the third of November.
    """

    code: str
    name: str
    days: DayForm = DayForm.DAY_MONTH
    is_day_first: bool = True


_US, _ISO = DayForm.MONTH_DAY, DayForm.ISO
_ALL = (
    Region("en_AU", "Australia"),
    Region("de_AT", "Austria"),
    Region("nl_BE", "Belgium"),
    Region("pt_BR", "Brazil"),
    Region("en_CA", "Canada", _ISO, is_day_first=False),
    Region("cs_CZ", "Czechia"),
    Region("da_DK", "Denmark"),
    Region("fi_FI", "Finland"),
    Region("fr_FR", "France"),
    Region("de_DE", "Germany"),
    Region("en_IN", "India"),
    Region("en_IE", "Ireland"),
    Region("he_IL", "Israel"),
    Region("it_IT", "Italy"),
    Region("ja_JP", "Japan", _ISO, is_day_first=False),
    Region("es_MX", "Mexico"),
    Region("nl_NL", "Netherlands"),
    Region("en_NZ", "New Zealand"),
    Region("nb_NO", "Norway"),
    Region("pl_PL", "Poland"),
    Region("pt_PT", "Portugal"),
    Region("en_SG", "Singapore"),
    Region("en_ZA", "South Africa"),
    Region("es_ES", "Spain"),
    Region("sv_SE", "Sweden", _ISO),
    Region("de_CH", "Switzerland"),
    Region("en_GB", "United Kingdom"),
    Region("en_US", "United States", _US, is_day_first=False),
)
REGIONS: Mapping[str, Region] = MappingProxyType({region.code: region for region in _ALL})
USUAL = "en_GB"  # where nothing says which


class _InUse:
    """The region that is followed now; one for the whole program, as the language is."""

    region = REGIONS[USUAL]


def region() -> Region:
    """Give the region that is followed."""
    return _InUse.region


def follow(code: str) -> None:
    """Write and read days and numbers as in a region from now on; the usual one if unknown."""
    _InUse.region = REGIONS.get(code) or REGIONS[USUAL]


def likely_code(system: str) -> str:
    """Give the region that is like a system's, such as `en_DE`: that of its country."""
    if system in REGIONS:
        return system
    country = system.rpartition("_")[2]
    return next((code for code in REGIONS if code.endswith(f"_{country}")), USUAL)
