"""The table of what glossary formats carry; cog puts it in place and the tests compare."""

from aligntool.formats.glossary import GLOSSARY_FORMATS
from aligntool.formats.glossary._parts import PARTS

_HEADINGS = {
    "id": "id",
    "dnt": "do not translate",
    "pos": "part of speech",
    "languages": "all languages",
}


def carries() -> str:
    """Return a row for each format, a column for each part of a concept."""
    headings = [_HEADINGS.get(name, name) for name in PARTS]
    rows = [
        f"| `{name}` | "
        + " | ".join("yes" if part in form.carries else "" for part in PARTS)
        + " |"
        for name, form in GLOSSARY_FORMATS.items()
    ]
    return "\n".join(
        ["| format | " + " | ".join(headings) + " |", "|---" * (len(PARTS) + 1) + "|", *rows]
    )
