"""What the sample program gives, spends and means to reach."""

from __future__ import annotations

from advocate_desk.program.goals import quarter_of
from advocate_desk.sample.calendar import DAY, Calendar
from advocate_desk.sample.people import COLLEAGUES
from advocate_desk.sample.script import Row, Script
from advocate_desk.store.choices import GrantMode, RewardKind

QUARTERS = 12
OTHER_CURRENCY = "USD"  # of what is bought in America; the desk itself reckons in euros

GIFT_CARD = "Gift card"
POSTER = "Hand-drawn poster"
DINNER = "Dinner with peers"
_PRICES: dict[str, tuple[RewardKind, int | None, int | None]] = {  # value and cost: minor units
    GIFT_CARD: (RewardKind.GIFT_CARD, 25_00, 26_50),
    POSTER: (RewardKind.GIFT, 45_00, 60_00),
    DINNER: (RewardKind.HOSPITALITY, 120_00, 135_00),
    "Notebook and pen": (RewardKind.SWAG, 18_00, 12_00),
    "Box of local sweets": (RewardKind.GIFT, 20_00, 24_00),
    "Donation of your choice": (RewardKind.DONATION, 25_00, 25_00),
    "Handwritten card": (RewardKind.RECOGNITION, None, 3_00),
    "Spotlight on our site": (RewardKind.RECOGNITION, None, None),
    "Early access to a release": (RewardKind.ACCESS, None, None),
    "Speaker training": (RewardKind.CAREER, None, 180_00),
}
_POINTS = {GIFT_CARD: 2500, "Notebook and pen": 1500, "Donation of your choice": 2500}
_STOCKED = {"Notebook and pen": 40, "Box of local sweets": 12}
USUAL = (  # what is given every week, and how
    ("Spotlight on our site", GrantMode.COURTESY),
    ("Handwritten card", GrantMode.COURTESY),
    ("Notebook and pen", GrantMode.SURPRISE),
    ("Box of local sweets", GrantMode.SURPRISE),
    ("Early access to a release", GrantMode.COURTESY),
    ("Speaker training", GrantMode.COURTESY),
    ("Donation of your choice", GrantMode.COURTESY),
    (DINNER, GrantMode.COURTESY),
)
RULES = (
    ("Speak at our event", "Speaker training", GrantMode.COURTESY),
    ("Written case study", "Spotlight on our site", GrantMode.COURTESY),
    ("Reference call 1:1", "Handwritten card", GrantMode.COURTESY),
)


def catalogue() -> list[Row]:
    """Give the rewards as they stand in the catalogue."""
    return [
        {
            "reward": name,
            "kind": kind,
            "value": value,
            "cost": cost,
            "currency": "EUR",
            "points_price": _POINTS.get(name),
            "in_stock": _STOCKED.get(name),
        }
        for name, (kind, value, cost) in _PRICES.items()
    ]


def price_of(reward: str, region: str) -> Row:
    """Give what a grant of a reward is worth and costs, in the currency of where it is sent."""
    kind, value, cost = _PRICES[reward]
    currency = OTHER_CURRENCY if region == "AMER" else "EUR"
    return {"kind": kind, "value": value, "cost": cost, "currency": currency}


def rates(calendar: Calendar) -> list[Row]:
    """Give what a dollar was worth, quarter by quarter."""
    worth = ("0.91", "0.92", "0.93", "0.92", "0.9", "0.95", "0.96", "0.92", "0.88", "0.86", "0.87")
    quarters = calendar.quarters(QUARTERS)
    return [
        {"currency": OTHER_CURRENCY, "from_day": day, "rate": rate}
        for day, rate in zip(quarters, (*worth, "0.86"), strict=True)
    ]


def costs(script: Script) -> None:
    """Spend on tools, content and events, quarter by quarter."""
    for at, first in enumerate(script.calendar.quarters(QUARTERS)):
        spent = (
            ("Tools", 1_450_00 + 30_00 * at, OTHER_CURRENCY, "Quill & Gauge Software", 2),
            ("Content", script.dice.randrange(9, 32) * 100_00, "EUR", "Atelier Nord", 25),
            ("Events", script.dice.randrange(4, 60) * 100_00, "EUR", "Haus am Kai", 48),
        )
        for kind, amount, currency, vendor, days in spent:
            if (day := first + days * DAY) <= script.calendar.today:
                script.costs.append(
                    {
                        "on_day": day,
                        "kind": kind,
                        "amount": amount,
                        "currency": currency,
                        "vendor": vendor,
                        "invoice": f"{day:%y%m}-{100 + at}",
                    }
                )


def goals(calendar: Calendar) -> list[Row]:
    """Give what was meant to be reached in each of the last quarters."""
    return [
        {
            "period": quarter_of(first),
            "what": what,
            "target": target + grown,
            "owner": COLLEAGUES[0],
        }
        for grown, first in zip((0, 4, 8, 12), calendar.quarters(4), strict=True)
        for what, target in (("acts", 110), ("active advocates", 70), ("reference", 18))
    ]
