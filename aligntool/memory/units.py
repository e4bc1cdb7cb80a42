"""What a memory holds: a sentence with its English, where it stood and where it came from."""

from dataclasses import dataclass

from aligntool.languages import primary


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One translation."""

    source: str
    target: str
    source_lang: str
    """Language code, as in ``zh-Hant``."""
    target_lang: str = "en"
    previous: int | None = None
    """Fingerprint of the sentence before it; ``wording.EDGE`` for none, None for not known."""
    following: int | None = None
    """The same of the sentence after it."""
    origin: str = ""
    """Name of the file or run it came from."""
    created: str = ""
    """UTC, ISO 8601; empty where it is not known."""
    changed: str = ""
    author: str = ""
    """User or program that wrote the English."""
    key: str = ""
    """What another program calls the unit, as ``tuid`` of TMX."""
    id: int = 0
    """Number in the memory; 0 outside one."""

    @property
    def direction(self) -> str:
        """The two languages, regions and scripts aside."""
        return f"{primary(self.source_lang)}-{primary(self.target_lang)}"
