"""Registry tables: every entry loads, unknown names are named with what there is."""

import pytest

from aligntool.engines import ENGINES
from aligntool.errors import UsageError
from aligntool.formats import FORMATS
from aligntool.languages import LANGUAGES
from aligntool.registry import lookup

TABLES = {"engines": ENGINES, "formats": FORMATS, "languages": LANGUAGES}


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, table in TABLES.items() for name in table]
)
def test_every_entry_loads(kind: str, name: str) -> None:
    assert callable(lookup(kind, TABLES[kind], name))


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no engine is called 'deepl'; there are: argos, assembly"):
        lookup("engines", ENGINES, "deepl")
