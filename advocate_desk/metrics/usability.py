"""How much of what advocates give can be used."""

from __future__ import annotations

from sqlalchemy import func

from advocate_desk.metrics.acts import by_word
from advocate_desk.metrics.trend import LEAST_KNOWN, Form, Metric
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import Usability
from advocate_desk.store.models import Activity

_UNRATED = "unrated"
_COUNT, _POINTS = by_word(func.coalesce(Activity.usability, _UNRATED))

USABILITY = Metric(
    key="usability",
    title="How usable acts are",
    one="act",
    unit="acts",
    formula="Share of the acts that were rated; those nobody rated are told beside",
    listing=ACTIVITIES,
    form=Form.SHARES,
    count=_COUNT,
    points=_POINTS,
    headlines={"usable_share": (Usability.AS_IS.value,)},
    series={usability.value: shown("usability", usability) for usability in Usability},
    aside={_UNRATED: "Not rated"},
    least=LEAST_KNOWN,
    known="Rated acts",
)
