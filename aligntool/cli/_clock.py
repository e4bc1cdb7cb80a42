"""What time it is."""

import os
from datetime import UTC, datetime

from aligntool.errors import UsageError


def now() -> datetime:
    """Return the time; SOURCE_DATE_EPOCH fixes it, so that output can be repeated byte for byte.

    Raises:
        UsageError: if it is no number.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if fixed is None:
        return datetime.now(UTC)
    if not fixed.isdecimal():
        raise UsageError(f"SOURCE_DATE_EPOCH is '{fixed}'; it must be a number of seconds")
    return datetime.fromtimestamp(int(fixed), UTC)
