"""XML written a piece at a time and read without trust: the only module that talks to lxml.

Writing turns a binary stream into an ``XmlWriter``; reading turns bytes into an element.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, cast

from aligntool.errors import InputError, at
from aligntool.text import collapse

if TYPE_CHECKING:
    from lxml.etree import XMLSyntaxError, _Element

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute ``xml:lang``, as lxml names it."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""The attribute ``xml:space``."""

# XML 1.0, production 2: what is not a Char cannot be written, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_UNTRUSTED: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}
_HEAD = 65_536
"""Bytes in which the root is looked for."""


class XmlWriter(Protocol):
    """What lxml's incremental writer offers and this package uses."""

    def element(
        self,
        tag: str,
        attrib: Mapping[str, str] | None = None,
        nsmap: Mapping[str | None, str] | None = None,
    ) -> AbstractContextManager[None]:
        """Open an element for as long as the context lasts."""

    def write(self, *content: "_Element | str", pretty_print: bool = False) -> None:
        """Write finished elements or text into the open element."""


def printable(value: object) -> object:
    """Return a value for HTML: text without what XML cannot hold, unless it is markup already."""
    return legal(value) if type(value) is str else value


def legal(text: str) -> str:
    """Return the text without the characters that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("", text)


def element(
    name: str,
    attributes: Mapping[str, str] | None = None,
    text: str = "",
    *,
    nsmap: Mapping[str, str] | None = None,
) -> "_Element":
    """Return a new element; characters illegal in XML 1.0 are dropped from text and values."""
    from lxml import etree

    values = {key: legal(value) for key, value in (attributes or {}).items()}
    made = etree.Element(name, values, nsmap)
    made.text = legal(text) or None
    return made


@contextmanager
def document(stream: BinaryIO) -> Iterator[XmlWriter]:
    """Write one UTF-8 document, XML declaration first, in constant memory."""
    from lxml import etree

    with etree.xmlfile(stream, encoding="UTF-8") as writer:
        writer.write_declaration()
        yield writer


def root_name(data: bytes) -> str | None:
    """Return the local name of a document's root; None where no element is found at the start."""
    from lxml import etree

    parser = etree.XMLPullParser(events=("start",), **_UNTRUSTED)
    # What comes before a fault may name the root all the same.
    with suppress(etree.XMLSyntaxError):
        parser.feed(data[:_HEAD])
    return next((local_name(cast("_Element", found)) for _, found in parser.read_events()), None)


def local_name(found: "_Element") -> str:
    """Return the name of an element without its namespace."""
    return str(found.tag).rpartition("}")[2]


def place(found: "_Element", origin: str) -> str:
    """Return the file and line of an element, to open a message."""
    # lxml-stubs 0.5 has no type for it.
    return at(origin, found.sourceline)  # type: ignore[arg-type]


def stream(source: BinaryIO, names: Collection[str], origin: str) -> Iterator["_Element"]:
    """Yield the elements of some names in a document of any size, each when it has been read.

    An element is emptied when the next is asked for, so that memory stays constant.  What is
    refused is what ``parse`` refuses.

    Raises:
        InputError: as ``parse``.
    """
    from lxml import etree

    tags = [f"{{*}}{name}" for name in names]
    # lxml-stubs 0.5 does not know all of the options.
    events = etree.iterparse(source, events=("end",), tag=tags, **_UNTRUSTED)
    while True:
        try:
            _, found = next(events)
        except StopIteration:
            return
        except etree.XMLSyntaxError as error:
            raise _malformed(error, origin) from error
        _refuse_entities(found, origin)
        yield found
        _forget(found)


def parse(data: bytes, origin: str) -> "_Element":
    """Return the root of a document that somebody else may have made.

    A DOCTYPE may name a DTD, as many TMX files do, but it is not fetched; entities are refused
    because they can name local files or grow without bound.

    Args:
        data: the bytes of the document.
        origin: what to call it in messages.

    Raises:
        InputError: if it is not well-formed, has entities, or is nested or sized beyond what
            libxml2 holds to be safe.
    """
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(**_UNTRUSTED))
    except etree.XMLSyntaxError as error:
        raise _malformed(error, origin) from error
    _refuse_entities(root, origin)
    return root


def _malformed(error: "XMLSyntaxError", origin: str) -> InputError:
    # libxml2 ends some of its messages with a line end.
    return InputError(f"{origin}: not well-formed XML: {collapse(error.msg)}")


def _refuse_entities(found: "_Element", origin: str) -> None:
    from lxml import etree

    doctype = found.getroottree().docinfo.internalDTD
    # lxml-stubs 0.5 does not know DTD.entities.
    if doctype is not None and doctype.entities():  # type: ignore[attr-defined]
        raise InputError(f"{origin}: declares XML entities; save it again without a DTD subset")
    # A DTD that is not fetched may declare them.
    for entity in found.iter(etree.Entity):
        raise InputError(
            f"{place(entity, origin)}: {entity.text} stands for something that is not in "
            "the file; write the character itself"
        )


def _forget(found: "_Element") -> None:
    """Empty an element and take out what stands before it."""
    found.clear()
    parent = found.getparent()
    while parent is not None and found.getprevious() is not None:
        del parent[0]
