"""How terms fare, as one page of HTML that loads nothing: a report in, text out."""

from aligntool.page import environment, template
from aligntool.quality.terminology import TermReport

_TEMPLATE = "terms.html.jinja"


def check_page(report: TermReport) -> str:
    """Return the page; it reads on any screen and without a network."""
    return environment().from_string(template(_TEMPLATE)).render(report=report)
