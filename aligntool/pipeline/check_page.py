"""How terms fare, as one page of HTML that loads nothing: what was checked in, text out."""

from aligntool.formats.reasons import explained
from aligntool.page import environment, template
from aligntool.pipeline.check import Checked

MAX_FAULTS = 2_000
"""Terms that are not right that the page shows; browsers suffer beyond."""
_TEMPLATE = "terms.html.jinja"


def check_page(checked: Checked) -> str:
    """Return the page; it reads on any screen and without a network."""
    made = environment()
    made.filters["explained"] = explained
    return made.from_string(template(_TEMPLATE)).render(
        report=checked.report,
        faults=checked.faults[:MAX_FAULTS],
        left_out=max(0, len(checked.faults) - MAX_FAULTS),
    )
