"""Advocate Desk: customer advocacy from one laptop."""

__version__ = "0.1.0"
