"""Python reads this at its start: the commands that tests start have no network either."""

import offline  # noqa: F401
