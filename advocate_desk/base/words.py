"""Numbers, days and money as they are written where she lives."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from babel import Locale
from babel.dates import format_date
from babel.numbers import (
    format_currency,
    format_decimal,
    format_percent,
    get_currency_precision,
    get_decimal_symbol,
    is_currency,
)

from advocate_desk.base import clock
from advocate_desk.base.regions import region

_LANGUAGE = "en"  # of the names of months and weekdays, as of every sentence


def number_words(number: float) -> str:
    """Give a number with its thousands apart: 1,240."""
    return format_decimal(number, locale=region().code)


def decimal_words(number: Decimal) -> str:
    """Give a number with all its decimals: `1,234.567`."""
    return format_decimal(number, locale=region().code, decimal_quantization=False)


def percent_words(share: Fraction) -> str:
    """Give a share in whole percent, rounded half away from zero: 40%."""
    whole = int(share * 100 + Fraction(1, 2))
    return format_percent(Decimal(whole).scaleb(-2), locale=region().code)


def day_words(day: dt.date | None) -> str:
    """Give a day as `3 Nov 2026`, nothing for None."""
    return "" if day is None else format_date(day, region().days, locale=_LANGUAGE)


def long_day_words(day: dt.date) -> str:
    """Give a day with its weekday: `Fri 20 Nov 2026`."""
    return format_date(day, f"EEE {region().days}", locale=_LANGUAGE)


def month_words(day: dt.date) -> str:
    """Give a month: `Nov 2026`."""
    return format_date(day, "MMM y", locale=_LANGUAGE)


def short_month_words(day: dt.date) -> str:
    """Give a month without its year: `Nov`."""
    return format_date(day, "MMM", locale=_LANGUAGE)


def moment_words(moment: str) -> str:
    """Give a stored moment in local time: `Today 14:05`, `3 Nov 2026 09:12`."""
    day_text, time = clock.local_words(moment).split(" ")
    day, today = dt.date.fromisoformat(day_text), clock.today()
    near = {today: "Today", today - dt.timedelta(days=1): "Yesterday"}
    return f"{near.get(day) or day_words(day)} {time}"


def count_words(count: int, one: str, many: str = "") -> str:
    """Give a count with its noun: `1 person`, `3 people`."""
    return f"{number_words(count)} {one if count == 1 else many or one + 's'}"


def size_words(size: int) -> str:
    """Give the size of a file: `412 KB`, `3.4 MB`, `1.2 GB`."""
    amount, unit = float(size), "bytes"
    for larger in ("KB", "MB", "GB"):
        if amount < 1000:
            break
        amount, unit = amount / 1000, larger
    return f"{number_words(round(amount, 1) if amount < 10 else round(amount))} {unit}"


def currency_digits(currency: str) -> int:
    """Give how many digits a currency's minor unit has (ISO 4217: EUR 2, JPY 0)."""
    return get_currency_precision(currency)


def is_known_currency(code: str) -> bool:
    """Say whether the code is a currency of ISO 4217."""
    return is_currency(code)


def plain_number(number: Decimal) -> str:
    """Give a number as text without needless zeros or an exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def decimal_sign() -> str:
    """Give the sign before the cents: a point, or a comma."""
    return get_decimal_symbol(region().code)


def money_amount(minor: int, currency: str) -> Decimal:
    """Give an amount in major units: 1250 EUR cents are 12.50."""
    return Decimal(minor).scaleb(-currency_digits(currency))


def minor_units(amount: Decimal, currency: str) -> int:
    """Give an amount in the currency's minor unit, rounded half away from zero."""
    scaled = amount.scaleb(currency_digits(currency))
    return int(scaled.quantize(Decimal(1), rounding="ROUND_HALF_UP"))


def whole_money_words(minor: int, currency: str) -> str:
    """Give an amount without its minor unit where that is nothing: €1,250, else €12.50."""
    digits = currency_digits(currency)
    if not digits or minor % 10**digits:
        return money_words(minor, currency)
    pattern = Locale.parse(region().code).currency_formats["standard"].pattern.replace(".00", "")
    amount = money_amount(minor, currency)
    return format_currency(amount, currency, pattern, locale=region().code, currency_digits=False)


def amount_words(amount: float, currency: str) -> str:
    """Give an amount of major units as she reads it: €1,250."""
    return whole_money_words(minor_units(Decimal(str(amount)), currency), currency)


def money_words(minor: int | None, currency: str) -> str:
    """Give an amount as she writes it: €1,250.00; nothing for None."""
    return (
        ""
        if minor is None
        else format_currency(money_amount(minor, currency), currency, locale=region().code)
    )
