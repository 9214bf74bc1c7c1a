"""Other people's words for rewards, points and costs: their headings, and their choices."""

from __future__ import annotations

from collections.abc import Mapping

_RECIPIENT = {
    "member": "member, recipient, receiver, sent to, given to, gift recipient, participant",
    "member_email": (
        "member email, email, email address, advocate email, contact email, customer email, "
        "user email, person email, mail, recipient email, recipient email address, "
        "receiver email, to email"
    ),
    "member_name": (
        "member name, name, advocate, advocate name, contact, contact name, person, full name, "
        "who, customer name, recipient name, receiver name"
    ),
    "member_id": "member id, contact id, advocate id, user id",
    "member_given_name": "recipient first name, first name, given name, firstname",
    "member_family_name": "recipient last name, last name, surname, family name, lastname",
}
_GRANTS = {
    **_RECIPIENT,
    "reward": (
        "reward, reward name, reward title, gift, gift name, item, product, product name, brand, "
        "prize, swag, merchandise, description"
    ),
    "kind": "kind, type, category, reward type, gift type, reward kind, gift category",
    "mode": "mode",
    "status": (
        "status, order status, reward status, delivery status, fulfilment status, fulfillment "
        "status, line item status, shipping status, state"
    ),
    "given_on": (
        "given on, reward date, gift date, awarded on, date given, date awarded, granted on, "
        "redeemed on, redemption date, date redeemed"
    ),
    "day": (
        "date, day, on, created, created at, created on, date created, order date, ordered on, "
        "date issued, issued on, when, datum, fecha"
    ),
    "sent_on": (
        "sent on, sent, date sent, shipped on, shipped date, ship date, date shipped, shipped, "
        "dispatched on, sent date, sent at, send date"
    ),
    "delivered_on": (
        "delivered on, delivery date, date delivered, delivered, received on, date received, "
        "arrived on, delivered at"
    ),
    "shipped": "is shipped, was shipped, is sent, was sent",
    "received": "received, is received, was received, is delivered, was delivered, confirmed",
    "value": (
        "value, fair market value, fmv, retail value, face value, amount issued, reward amount, "
        "gift value, worth, amount"
    ),
    "cost": "cost, total cost, price, total, total paid, price paid, charged, spend, order total",
    "currency": "currency, currency code",
    "rate": "rate, exchange rate, fx rate",
    "points_spent": (
        "points spent, points redeemed, points used, points, points cost, redeemed points, "
        "points price"
    ),
    "for_activities": "for activities, for activity",
    "branded": "branded, logo on it",
    "cash_equivalent": "cash equivalent, cash like",
    "vendor": "vendor, supplier, provider, merchant, shop, platform, platform name, store",
    "order_id": (
        "order id, order no, order number, order, reward no, reward number, reward id, gift id, "
        "send id, transaction id, reference id, redemption id"
    ),
    "cost_centre": "cost centre, cost center, budget code, budget, department",
    "approved_by": "approved by, approver, authorised by, authorized by",
    "notes": "notes, note, comments, comment, message, remarks, gift note",
}
_REWARDS = {
    "reward": "reward, reward name, name, item, gift, title, product",
    "kind": "kind, type, category, reward type",
    "value": "value, fair market value, retail value, worth",
    "cost": "cost, unit cost, price",
    "currency": "currency, currency code",
    "points_price": "points price, price in points, points cost, points needed",
    "in_stock": "in stock, stock, quantity, available, inventory, left",
    "vendor": "vendor, supplier, provider",
    "active": "active, enabled",
    "notes": "notes, note, comments, description",
}
_POINTS = {
    **_RECIPIENT,
    "on": "on, date, day, occurred at, occurred on, transaction date, created at, awarded on",
    "amount": (
        "amount, points, points awarded, points earned, points change, change, delta, pts, "
        "points amount, number of points"
    ),
    "kind": "kind, type, transaction type, entry type, transaction",
    "reason": "reason, description, notes, note, what for, comment, details",
    "for_activity": "for activity",
    "for_grant": "for grant",
}
_COSTS = {
    "on": "on, date, day, invoice date, paid on, payment date, posting date, booked on",
    "kind": "kind, type, category, cost type, expense type",
    "amount": "amount, cost, total, price, net amount, sum, spend",
    "currency": "currency, currency code",
    "rate": "rate, exchange rate, fx rate",
    "cost_centre": "cost centre, cost center, budget code",
    "vendor": "vendor, supplier, payee, merchant",
    "invoice": "invoice, invoice no, invoice number, invoice id",
    "note": "note, notes, description, purpose, comment, memo",
}
_RATES = {
    "currency": "currency, currency code, code",
    "from": "from, date, valid from, from day, as of, since, effective from",
    "rate": "rate, exchange rate, fx rate",
}
GIVING_HEADINGS: Mapping[str, Mapping[str, str]] = {
    "rewards": _REWARDS,
    "reward_rules": {"activity_type": "activity type, type, activity"},
    "grants": _GRANTS,
    "points": _POINTS,
    "costs": _COSTS,
    "rates": _RATES,
}

_KINDS = {
    "gift card": (
        "gift cards, giftcard, egift, e gift, egift card, e gift card, gift certificate, voucher"
    ),
    "swag": "merch, merchandise, branded",
    "gift": "gifts, physical gift, physical, present",
    "donation": "charity, charity donation, donations",
    "cash": "money",
    "event pass": "ticket, event ticket, conference pass, pass",
    "speaker expenses": "travel, travel expenses, expenses",
    "hospitality": "dinner, meal, lunch",
    "career": "training, certification",
    "recognition": "award, badge, thank you",
    "access": "early access, beta access",
}
_STATUSES = {
    "idea": "planned, suggested",
    "needs approval": "pending approval, awaiting approval, requested, new",
    "ordered": (
        "pending, processing, in progress, initiated, placed, order received, confirmed, "
        "confirming address, backordered"
    ),
    "sent": "shipped, dispatched, in transit, on its way, issued, emailed",
    "delivered": (
        "given, received, fulfilled, completed, complete, done, arrived, opened, clicked"
    ),
    "redeemed": "claimed, used, used redeemed",
    "declined": "refused, rejected",
    "returned": "returned to sender",
    "cancelled": "canceled, refunded, failed, void, confirmation canceled",
    "expired": "lapsed",
}
_POINTS_KINDS = {
    "earned": "earn, award, awarded, credit, added, bonus",
    "spent": "spend, redeemed, redemption, used, debit",
    "expired": "expiry, expiration, lapsed",
    "corrected": "adjustment, adjusted, correction, manual",
    "opening": "opening balance, balance, starting balance, carried over",
}
GIVING_CHOICES: Mapping[str, Mapping[str, str]] = {
    "grants.status": _STATUSES,
    "grants.kind": _KINDS,
    "rewards.kind": _KINDS,
    "mode": {"promised": "promise, incentive", "courtesy": "thank you"},
    "points.kind": _POINTS_KINDS,
}
