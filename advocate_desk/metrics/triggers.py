"""Why acts come about: their idea, or ours, a promise, a contest."""

from __future__ import annotations

from advocate_desk.metrics.acts import by_word
from advocate_desk.metrics.trend import LEAST_KNOWN, Form, Metric
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import Trigger
from advocate_desk.store.models import Activity

_COUNT, _POINTS = by_word(Activity.trigger.expression)
_KNOWN = [trigger for trigger in Trigger if trigger is not Trigger.UNKNOWN]

TRIGGERS = Metric(
    key="triggers",
    title="Why they acted",
    one="act",
    unit="acts",
    formula="Share of the acts whose trigger is known; those of which it is not are told beside",
    listing=ACTIVITIES,
    form=Form.SHARES,
    count=_COUNT,
    points=_POINTS,
    headlines={
        "organic_share": (Trigger.ORGANIC.value,),
        "asked_share": (Trigger.ASKED.value,),
        "promised_share": (Trigger.PROMISED.value,),
        "contest_share": (Trigger.CONTEST.value,),
        "synthetic_share": (Trigger.PROMISED.value, Trigger.CONTEST.value),
    },
    series={trigger.value: shown("trigger", trigger) for trigger in _KNOWN},
    aside={Trigger.UNKNOWN.value: shown("trigger", Trigger.UNKNOWN)},
    least=LEAST_KNOWN,
    known="Known acts",
)
