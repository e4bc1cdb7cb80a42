"""The table of a gloss's abbreviations; cog puts it in place and the tests compare."""

from aligntool.gloss import ABBREVIATIONS


def abbreviations() -> str:
    """Return a row for each abbreviation."""
    rows = [
        f"| {one.short}{'' if one.is_leipzig else '*'} | {one.meaning} |"
        for one in ABBREVIATIONS.values()
    ]
    return "\n".join(["| | stands for |", "|---|---|", *rows])
