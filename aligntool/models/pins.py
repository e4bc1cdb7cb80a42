"""Digests of published packages that are known from the start, as data.

Each is the digest of the file behind the Argos index's link, on which several independent projects
that pin the same file agree.  A download with another digest is refused.
"""

from collections.abc import Mapping
from types import MappingProxyType

from aligntool.models.digests import Digest

PINS: Mapping[str, Digest] = MappingProxyType(
    {
        "translate-vi_en-1_9": Digest(
            65_895_840, "ebd51b7189b13eccb9238a5777de1d343008c4c05284a8b89610242364433953"
        ),
        "translate-zh_en-1_9": Digest(
            74_481_402, "62e7af5a3a48b530e47b7b3e5c78c2de79073ecd815750d2bf3ab35b4a67da2d"
        ),
    }
)
"""Name of a package → its ``.argosmodel`` file."""
