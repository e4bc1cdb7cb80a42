"""XML written a piece at a time and read without trust: the only module that talks to lxml.

Writing turns a binary stream into an ``XmlWriter``; reading turns bytes into an element.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, BinaryIO, Protocol

from aligntool.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute ``xml:lang``, as lxml names it."""

# XML 1.0, production 2: what is not a Char cannot be written, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlWriter(Protocol):
    """What lxml's incremental writer offers and this package uses."""

    def element(
        self, tag: str, attrib: Mapping[str, str] | None = None
    ) -> AbstractContextManager[None]:
        """Open an element for as long as the context lasts."""

    def write(self, *content: "_Element | str", pretty_print: bool = False) -> None:
        """Write finished elements or text into the open element."""


def legal(text: str) -> str:
    """Return the text without the characters that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("", text)


def element(name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> "_Element":
    """Return a new element; characters illegal in XML 1.0 are dropped from text and values."""
    from lxml import etree

    values = {key: legal(value) for key, value in (attributes or {}).items()}
    made = etree.Element(name, values)
    made.text = legal(text) or None
    return made


@contextmanager
def document(stream: BinaryIO) -> Iterator[XmlWriter]:
    """Write one UTF-8 document, XML declaration first, in constant memory."""
    from lxml import etree

    with etree.xmlfile(stream, encoding="UTF-8") as writer:
        writer.write_declaration()
        yield writer


def parse(data: bytes, origin: str) -> "_Element":
    """Return the root of a document that somebody else may have made.

    A DOCTYPE may name a DTD, as many TMX files do, but it is not fetched; entities are refused
    because they can name local files or grow without bound.

    Args:
        data: the bytes of the document.
        origin: what to call it in messages.

    Raises:
        InputError: if it is not well-formed, declares entities, or is nested or sized beyond
            what libxml2 holds to be safe.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{origin}: not well-formed XML: {error.msg}") from error
    doctype = root.getroottree().docinfo.internalDTD
    # lxml-stubs 0.5 does not know DTD.entities.
    if doctype is not None and doctype.entities():  # type: ignore[union-attr]
        raise InputError(f"{origin}: declares XML entities; save it again without a DTD subset")
    return root
