"""Who is in the sample program: invented people of many origins at invented companies.

Every address is under `.example`, which belongs to nobody and never will.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from advocate_desk.base.text import fold
from advocate_desk.sample.calendar import Calendar
from advocate_desk.sample.names import COMPANIES, LANDS, Land
from advocate_desk.store.choices import PersonType, Seniority, Status

COLLEAGUES = ("Ines Castelo", "Tom Okafor", "Wiebke Harms", "Ravi Menon", "Claire Duval")
PRODUCTS = ("Lantern Plan", "Lantern Flow", "Lantern Insight")
USE_CASES = (
    "month-end close",
    "field planning",
    "supplier onboarding",
    "audit trail",
    "budgeting",
)


_INDUSTRIES = {
    "Logistics": ("Logistics", "Freight"),
    "Healthcare": ("Health", "Clinics"),
    "Manufacturing": ("Works", "Industries"),
    "Retail": ("Stores", "Market"),
    "Financial services": ("Bank", "Insurance"),
    "Energy": ("Energy", "Power"),
    "Education": ("Academy", "Learning"),
    "Public sector": ("City Council", "Water Board"),
    "Software": ("Systems", "Software"),
    "Food": ("Foods", "Bakeries"),
}
_SIZES = ("50–199", "200–999", "1,000–4,999", "5,000+")
_TITLES = {
    Seniority.IC: ("Process Analyst", "Systems Specialist", "Planner"),
    Seniority.MANAGER: ("Operations Manager", "Finance Manager", "IT Manager"),
    Seniority.SR_MANAGER: ("Senior Manager Planning", "Senior Manager Finance Systems"),
    Seniority.DIRECTOR: ("Director of Operations", "Director of Finance"),
    Seniority.SR_DIRECTOR: ("Senior Director Transformation",),
    Seniority.VP: ("VP Operations", "VP Finance"),
    Seniority.EXECUTIVE: ("Chief Operating Officer", "Chief Financial Officer"),
}
_FUNCTIONS = ("Operations", "Finance", "IT", "Procurement")
_TOPICS = ("automation", "change management", "mentoring", "public speaking", "data quality")
_TAGS = ("Speaker", "Press", "Beta", "User group", "Podcast", "Advisory board")
_NOT_ENROLLED = (  # how many stand where, of those who are not in a cohort
    (Status.CANDIDATE, 34),
    (Status.NOMINATED, 11),
    (Status.APPROVED, 4),
    (Status.INVITED, 8),
    (Status.DECLINED, 6),
)
FADING = -4  # the half-year whose people came for a gift card
_COHORTS = {-5: 36, -4: 40, -3: 31, -2: 33, -1: 30, 0: 17}  # enrolled by half-year; 0 is this one


@dataclass(eq=False)
class Company:
    """A company of the sample; `id` is known once it is written."""

    name: str
    industry: str
    land: Land
    city: str
    values: dict[str, object]
    id: int = 0

    @property
    def domain(self) -> str:
        """Give its mail domain."""
        return f"{_plain(self.name)}.example"


@dataclass(eq=False)
class Person:
    """A member of the sample; `id` is known once she is written."""

    given: str
    family: str
    company: Company
    land: Land
    status: Status
    enrolled_on: dt.date | None = None
    cohort: int | None = None
    title: str = ""
    seniority: Seniority = Seniority.MANAGER
    values: dict[str, object] = field(default_factory=dict)
    moved: tuple[dt.date, Company | None, str, str] | None = None
    id: int = 0

    @property
    def name(self) -> str:
        """Give her full name."""
        return f"{self.given} {self.family}"

    def company_on(self, day: dt.date) -> Company | None:
        """Give where she worked on a day."""
        return self.moved[1] if self.moved and day >= self.moved[0] else self.company


def companies(dice: random.Random, calendar: Calendar) -> list[Company]:
    """Invent the companies, each with what an account says of itself."""
    found = []
    for at, stem in enumerate(COMPANIES.split()):
        industry = dice.choice(tuple(_INDUSTRIES))
        land = dice.choices(LANDS, weights=[4, 4, 3, 2, 2, 2, 1, 1, 5, 2, 2, 2, 1, 1])[0]
        name = f"{stem} {dice.choice(_INDUSTRIES[industry])}"
        made = Company(name, industry, land, dice.choice(land.cities), {})
        made.values = _account(dice, made, at, calendar)
        found.append(made)
    return found


def _account(
    dice: random.Random, company: Company, at: int, calendar: Calendar
) -> dict[str, object]:
    size = dice.randrange(len(_SIZES))
    is_american = company.land.region == "AMER"
    return {
        "company": company.name,
        "domain": (company.domain,),
        "industry": company.industry,
        "size": _SIZES[size],
        "region": company.land.region,
        "country": company.land.name,
        "segment": ("SMB", "Mid-market", "Enterprise", "Enterprise")[size],
        "annual_value": dice.randrange(12, 40) * 100_000 * (size + 1),
        "currency": "USD" if is_american else "EUR",
        "customer_since": calendar.ago(days=dice.randrange(200, 2400)),
        "renewal_date": calendar.ahead(days=dice.randrange(5, 360)),
        "products": tuple(dice.sample(PRODUCTS, dice.randint(1, 2))),
        "use_cases": tuple(dice.sample(USE_CASES, dice.randint(1, 3))),
        "public_sector": "other" if company.industry == "Public sector" else "no",
        "healthcare": company.industry == "Healthcare",
        "reference_policy": dice.choices(
            ("yes", "anonymous", "logo only", "no", None), weights=[10, 2, 1, 1, 4]
        )[0],
        "seats": dice.randrange(20, 400) * (size + 1),
        "csm": COLLEAGUES[at % 2],
        "account_executive": COLLEAGUES[2 + at % 3],
    }


def people(dice: random.Random, calendar: Calendar, companies: Sequence[Company]) -> list[Person]:
    """Invent the members: the cohorts in the order they enrolled, then those on the way in."""
    names = _names(dice)
    found: list[Person] = []
    for cohort, count in _COHORTS.items():
        days = sorted(calendar.in_half_year(cohort, dice) for _ in range(count))
        for day in days:
            person = _person(dice, companies, names, Status.ENROLLED)
            person.enrolled_on, person.cohort = day, cohort
            found.append(person)
    for status, count in _NOT_ENROLLED:
        for _ in range(count):
            person = _person(dice, companies, names, status)
            person.values["status_since"] = calendar.ago(days=dice.randrange(2, 60))
            found.append(person)
    for person in found[5::80]:
        person.values["person_type"] = PersonType.PARTNER.value
    return found


def _names(dice: random.Random) -> dict[str, Iterator[tuple[str, str]]]:
    """Give names country by country, none twice."""
    found = {}
    for land in LANDS:
        pairs = [(given, family) for given in land.given for family in land.family]
        dice.shuffle(pairs)
        found[land.name] = iter(pairs)
    return found


def _person(
    dice: random.Random,
    companies: Sequence[Company],
    names: dict[str, Iterator[tuple[str, str]]],
    status: Status,
) -> Person:
    company = dice.choice(companies)
    land = company.land if dice.random() < 0.8 else dice.choice(LANDS)
    given, family = next(names[land.name])
    seniority = dice.choices(tuple(_TITLES), weights=[4, 6, 3, 4, 1, 2, 1])[0]
    person = Person(given, family, company, land, status, seniority=seniority)
    person.title = dice.choice(_TITLES[seniority])
    person.values = {
        "given_name": given,
        "family_name": family,
        "email": address(given, family, company),
        "function": dice.choice(_FUNCTIONS),
        "country": company.land.name,
        "city": company.city,
        "language": land.language,
        "source": dice.choice(("CSM", "Event", "Community", "Survey")),
        "interests": tuple(dice.sample(_TOPICS, dice.randint(0, 2))),
        "use_cases": tuple(dice.sample(USE_CASES, dice.randint(0, 2))),
        "tags": tuple(dice.sample(_TAGS, dice.choice((0, 0, 1, 1, 2)))),
    }
    return person


def address(given: str, family: str, company: Company) -> str:
    """Give the mail address somebody has at a company."""
    return f"{_plain(given)}.{_plain(family)}@{company.domain}"


def _plain(name: str) -> str:
    """Give a name as it stands in an address."""
    return "".join(sign for sign in fold(name) if sign.isascii() and sign.isalnum())
