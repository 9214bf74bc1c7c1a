"""Start Advocate Desk from a checkout."""

from __future__ import annotations

from advocate_desk.__main__ import main

if __name__ == "__main__":
    main()
