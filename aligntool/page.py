"""Pages of HTML that need no network and let no text act: what their templates share."""

import base64
import hashlib
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(finalize: Callable[[object], object] | None = None) -> "Environment":
    """Return an environment that escapes everything and has the filter ``digest``.

    ``finalize`` is applied to every value before it is written.
    """
    from jinja2 import Environment, StrictUndefined

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
    )
    made.filters["digest"] = _digest
    return made


def template(name: str) -> str:
    """Return the text of a packaged template."""
    return files("aligntool").joinpath("data", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """Return the hash by which a Content-Security-Policy allows an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
