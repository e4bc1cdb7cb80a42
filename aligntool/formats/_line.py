"""Text that must stay on one line: a text in, the same without breaks, tabs and controls out."""

import re

# Everything at which some reader ends a line, str.splitlines among them.
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f]")


def one_line(text: str) -> str:
    """Return the text with tabs and line ends as spaces and other control characters dropped."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", text))
