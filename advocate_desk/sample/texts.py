"""What people say in the sample program: words for acts, talks, answers and wins."""

from __future__ import annotations

SOUND = (
    "We cut the month-end close from 9 days to 4 with Lantern Plan, and the auditors noticed.",
    "Lantern Flow took 320 supplier forms off our desks in the first quarter; nobody misses them.",
    "Field planning used to take 2 people a week. It is half a day now, and it is right.",
    "Told the prospect about our first 60 days, what went wrong twice, and what we saved.",
    "With Lantern Insight our 14 sites read the same numbers on the same morning.",
    "I showed how we keep the audit trail across 3 systems, with the report we give our board.",
    "We replaced 41 spreadsheets in six weeks; I would start with the suppliers next time.",
    "They asked about support in Portuguese: we had 11 tickets last year, all answered in a day.",
    "Our budgeting round has 27 people in it and one version of the truth since Lantern Plan.",
    "Lantern Flow paid for itself in 5 months; the number our finance team signed is 62,000.",
)
PLAIN = (
    "Spoke to the prospect for half an hour about onboarding and daily work.",
    "Answered how to set up approvals when somebody is away.",
    "Explained to a new customer how we named our cost centres and why.",
    "Wrote about our rollout for colleagues in other countries, with screenshots of the plan.",
)
THIN = (
    "Great product, love it!",
    "Really good tool. Recommended.",
    "Very happy with everything, thanks.",
    "Super service, nice people.",
    "Works well for us.",
)
STARTERS = (
    "One thing I would not plan without: #LanternWeek",
    "What changed since last year? Fewer spreadsheets. #LanternWeek",
    "Ask me about our supplier desk. #LanternWeek",
)
TALKS = (
    "Caught up on the rollout; the second site goes live in spring.",
    "She asked who else in her industry uses approvals across companies.",
    "Talked about the next release and what her team waits for.",
    "He would like to speak at an event next year, first time on a stage.",
    "Went through last quarter’s numbers; they are proud of the close.",
    "Long talk about hiring; two of her planners left.",
    "They compare us with another tool before the renewal; wants the roadmap.",
)
GOALS = (
    "Speak at an industry event",
    "Be seen by her own board",
    "Meet peers in her region",
    "Move into a director’s role",
    "Get the mobile app improved",
)
PROMISES = (
    "Introduce her to a peer in logistics",
    "Send the security paper",
    "Ask product about the mobile app",
    "Find a slot at the spring event",
    "Send the photos of the round table",
)
COMMENTS = {
    range(7): ("The import is still slow.", "Support took a week.", "Too many clicks for a plan."),
    range(7, 9): ("Good, but the mobile app is behind.", "Does what it should."),
    range(9, 11): ("It gave us our evenings back.", "Best decision of last year.", "Ask me!"),
}
WINS = (
    ("Month-end close is faster", "days to close", "9", "4", "days", "month-end close"),
    (
        "Suppliers are onboarded sooner",
        "time per supplier",
        "12",
        "3",
        "days",
        "supplier onboarding",
    ),
    ("Fewer spreadsheets", "spreadsheets in use", "41", "3", "files", "budgeting"),
    ("Audit went through at once", "findings", "6", "0", "findings", "audit trail"),
    ("Field plans are right", "visits replanned", "18", "5", "percent", "field planning"),
)
