"""The HTML report, read back with lxml.html."""

import base64
import hashlib
import io
import re
import tracemalloc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

import pytest
from formats.samples import PAIR, PROVENANCE, TERM
from lxml import html
from lxml.html import HtmlElement

from aligntool.errors import InputError
from aligntool.formats import report as report_module
from aligntool.formats.report import ReportData, write
from aligntool.model import Kind, Pair, Removal, Status, TermMatch
from aligntool.results import ConceptSummary, DocumentSummary, Score
from aligntool.text import Span

HOSTILE = "<script>alert(1)</script>'\"]]>{{ 7*7 }}{% raw %}&amp;<b onclick=x>\x00"
SIGNATURE = "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0"
BLEU = Score("BLEU", 21.34, SIGNATURE, 1.92, 10)
FACTS = DocumentSummary(
    doc="004_wild",
    lang="zh",
    engine="argos",
    model="translate-zh_en-1_9",
    draft=False,
    sentences=1,
    terms_right=1,
    terms_total=2,
    scores=(BLEU,),
)


def data(
    pairs: Iterable[Pair] = (PAIR,),
    removals: Iterable[Removal] = (),
    documents: tuple[DocumentSummary, ...] = (FACTS,),
) -> ReportData:
    """Return a report of one document."""
    return ReportData("Batch", PROVENANCE, documents, pairs, removals)


def markup(report: ReportData) -> str:
    """Return the page."""
    stream = io.BytesIO()
    write(report, stream)
    return stream.getvalue().decode("utf-8")


def page(report: ReportData) -> HtmlElement:
    """Return the page parsed."""
    return html.document_fromstring(markup(report))


def found(root: HtmlElement, path: str) -> list[HtmlElement]:
    """Return what an XPath selects."""
    return cast(list[HtmlElement], root.xpath(path))


def texts(root: HtmlElement, path: str) -> list[str]:
    """Return the text of what an XPath selects, white space collapsed."""
    return [" ".join(str(node.text_content()).split()) for node in found(root, path)]


def cells(root: HtmlElement) -> list[HtmlElement]:
    """Return source and English of the first sentence."""
    return found(root, "//*[contains(@class, 'row body')][1]//*[@role='cell']/p")


def match(start: int, end: int, **values: object) -> TermMatch:
    """Return a term at a place in the source, without English."""
    term = replace(TERM, source_span=Span(start, end), target_span=None)
    return replace(term, **values)  # type: ignore[arg-type]  # fields by name


class TestHighlights:
    def test_both_sides_are_marked_at_the_right_place(self) -> None:
        source, target = cells(page(data()))
        assert (source.text, source[0].text, source[0].tail) == ("全(quan)球", "治理", "。")
        assert (target.text, target[0].text, target[0].tail) == (
            None,
            "Governance",
            " of the globe.",
        )
        assert [mark.get("class") for mark in (source[0], target[0])] == ["replaced", "replaced"]
        assert source[0].get("data-term") == target[0].get("data-term") == "0"

    def test_the_title_tells_the_story(self) -> None:
        (mark, _) = found(page(data()), "//*[@role='cell']//mark")
        assert (mark.get("title") or "").split("\n") == [
            "governance: governance",
            "Engine wrote: management",
            "replaced: the engine had it wrong",
        ]

    def test_a_change_tells_what_was_there_and_why(self) -> None:
        root = page(data([replace(PAIR, terms=(replace(PAIR.terms[0], reason="forbidden"),))]))
        (mark, _) = found(root, "//*[@role='cell']//mark")
        assert (mark.get("title") or "").split("\n")[-1] == "Why: the glossary forbids it"
        # Without a script or a mouse the same can be opened below the sentence.
        assert texts(root, "//*[@role='cell']/details/ul/li") == [
            "治理 → governance replaced governance: management became Governance, "
            "because the glossary forbids it"
        ]

    def test_a_missing_term_is_marked_in_the_source_only(self) -> None:
        lost = replace(TERM, source_span=Span(8, 10), found=None, status=Status.MISSING)
        source, target = cells(page(data([replace(PAIR, terms=(lost,))])))
        assert [mark.text for mark in source] == ["治理"]
        assert len(target) == 0
        assert "Nothing found" in (source[0].get("title") or "")

    @pytest.mark.parametrize("status", Status)
    def test_every_status_has_a_class_and_a_place_in_the_legend(self, status: Status) -> None:
        root = page(data([replace(PAIR, terms=(replace(PAIR.terms[0], status=status),))]))
        assert found(root, f"//*[@role='cell']//mark[@class='{status}']")
        assert found(root, f"//*[@class='key']//mark[@class='{status}']")

    @pytest.mark.parametrize(
        ("spans", "expected"),
        [
            ([(0, 5), (2, 4)], [("01234", "0")]),
            ([(2, 4), (0, 5)], [("01234", "1")]),
            ([(0, 3), (2, 5)], [("012", "0")]),
            ([(0, 2), (2, 4)], [("01", "0"), ("23", "1")]),
            ([(1, 1)], []),
            ([(8, 99)], [("89", "0")]),
            ([(50, 60)], []),
            ([(1, 3), (1, 3)], [("12", "0")]),
        ],
        ids=[
            "inner",
            "inner-first",
            "crossing",
            "touching",
            "empty",
            "past-end",
            "outside",
            "same",
        ],
    )
    def test_spans_that_meet(
        self, spans: list[tuple[int, int]], expected: list[tuple[str, str]]
    ) -> None:
        terms = tuple(match(start, end) for start, end in spans)
        pair = replace(PAIR, source="0123456789", terms=terms)
        source, _ = cells(page(data([pair])))
        assert source.text_content() == "0123456789"
        assert [(mark.text, mark.get("data-term")) for mark in source] == expected


class TestHostileText:
    PAIR = replace(
        PAIR,
        doc=HOSTILE,
        source=HOSTILE,
        target=HOSTILE,
        mt=HOSTILE + "!",
        terms=(
            replace(TERM, concept=HOSTILE, source=HOSTILE, expected=HOSTILE, found=HOSTILE),
            match(9, 12, status=Status.MISSING, found=None),
        ),
    )
    REPORT = ReportData(
        title=HOSTILE,
        provenance=replace(PROVENANCE, models=(HOSTILE,), glossaries=(HOSTILE,)),
        documents=(replace(FACTS, doc=HOSTILE, model=HOSTILE, lang=HOSTILE),),
        pairs=[PAIR],
        removals=[Removal(HOSTILE, 3, HOSTILE, HOSTILE, Span(0, 0))],
        scores=(Score(HOSTILE, 1.0, HOSTILE),),
        concepts=(
            ConceptSummary(HOSTILE, HOSTILE, (HOSTILE,), {Status.OK: 1}, (HOSTILE,), (HOSTILE,)),
        ),
        notes=(HOSTILE,),
    )

    def test_no_markup_gets_through(self) -> None:
        root = page(self.REPORT)
        assert len(found(root, "//script")) == 1
        assert not found(root, "//@onclick")
        assert not found(root, "//b")

    def test_texts_are_shown_as_they_are(self) -> None:
        root = page(self.REPORT)
        kept = HOSTILE.replace("\x00", "")
        assert [cell.text_content() for cell in cells(root)] == [kept, kept]
        assert texts(root, "//h1") == [kept]

    def test_controls_are_dropped(self) -> None:
        assert "\x00" not in markup(self.REPORT)


class TestSelfContained:
    def test_nothing_is_loaded(self) -> None:
        root = page(data())
        assert not found(root, "//link | //img | //iframe | //@src | //form | //@style")
        assert not re.search(r"url\(|@import|https?:", markup(data()))

    def test_policy_allows_its_own_style_and_script_only(self) -> None:
        root = page(data())
        (policy,) = found(root, "//meta[@http-equiv='Content-Security-Policy']")
        assert policy.get("content") == (
            f"default-src 'none'; style-src '{digest(root, 'style')}'; "
            f"script-src '{digest(root, 'script')}'; base-uri 'none'; form-action 'none'"
        )


def digest(root: HtmlElement, tag: str) -> str:
    """Return the hash of an inline element as CSP Level 3 defines it."""
    (element,) = found(root, f"//{tag}")
    hashed = hashlib.sha256((element.text or "").encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(hashed).decode()}"


class TestContent:
    def test_languages_are_declared(self) -> None:
        assert [cell.get("lang") for cell in cells(page(data()))] == ["zh", "en"]

    def test_scores_stand_with_interval_and_signature(self) -> None:
        root = page(data())
        assert texts(root, "//td[@data-name='BLEU']") == ["21.3 ± 1.9"]
        assert f"BLEU: {SIGNATURE}" in texts(root, "//*[@class='signatures']/li")

    def test_overall_row_for_several_documents(self) -> None:
        second = replace(FACTS, doc="005", sentences=0, terms_right=5, terms_total=6, scores=())
        root = page(replace(data(documents=(FACTS, second)), scores=(replace(BLEU, value=30.0),)))
        assert texts(root, "//tfoot//*[self::td or self::th]") == [
            *("All documents", "", "", "1", "6 of 8", "30.0 ± 1.9"),
        ]
        assert texts(root, "//td[@data-name='BLEU']")[1] == "–"

    def test_notes_and_draft_are_plain_to_see(self) -> None:
        draft = data(documents=(replace(FACTS, draft=True),))
        root = page(replace(draft, notes=("No package for zh→en is installed.",)))
        assert texts(root, "//*[@role='note']/p") == ["No package for zh→en is installed."]
        assert texts(root, "//h2/*[@class='tag draft']") == ["draft"]

    def test_no_banner_without_notes(self) -> None:
        assert not found(page(data()), "//*[@role='note']")

    def test_concepts_with_faults_come_first(self) -> None:
        right = ConceptSummary(
            "ai", "AI", ("zh", "vi"), {Status.OK: 2, Status.REPLACED: 1}, ("ai", "wild ai"), ("ai",)
        )
        wrong = ConceptSummary("law", "statute", ("vi",), {Status.OK: 1, Status.MISSING: 2})
        root = page(replace(data(), concepts=(right, wrong)))
        assert texts(root, "//*[contains(@class, 'terms')]//tbody/tr") == [
            "statute law Vietnamese 1 ok 2 missing – – 1 of 3",
            "AI ai Chinese, Vietnamese 2 ok 1 replaced ai · wild ai ai 3 of 3",
        ]
        assert texts(root, "//h2[@id='terms']") == ["Terms: 1 of 2 concepts consistent"]

    @pytest.mark.parametrize(
        ("kind", "expected"),
        [(kind, [] if kind is Kind.BODY else [kind.value]) for kind in Kind],
        ids=[kind.value for kind in Kind],
    )
    def test_kind_is_tagged(self, kind: Kind, expected: list[str]) -> None:
        root = page(data([replace(PAIR, kind=kind)]))
        assert texts(root, "//*[@class='side']/*[@class='tag']") == expected

    @pytest.mark.parametrize(
        ("engine", "score", "expected"),
        [
            ("argos", -0.5, ["61 % confidence"]),
            ("assembly", 0.64, ["64 % covered"]),
            ("memory", 0.9, ["90 % match"]),
            ("recorded", 0.9, ["90 % sure"]),
            ("another", 0.9, ["0.90"]),
            ("argos", None, []),
        ],
    )
    def test_score(self, engine: str, score: float | None, expected: list[str]) -> None:
        root = page(data([replace(PAIR, engine=engine, score=score)]))
        assert texts(root, "//*[@class='side']/span[@title]") == expected

    def test_engine_text_is_shown_where_it_differs(self) -> None:
        path = "//*[@role='cell']/details/p"
        assert texts(page(data()), path) == ["The engine wrote: Management of the globe."]
        assert texts(page(data([replace(PAIR, mt=PAIR.target)])), path) == []

    def test_sentence_without_terms_and_changes_has_no_details(self) -> None:
        assert not found(page(data([replace(PAIR, mt=PAIR.target, terms=())])), "//details")

    @pytest.mark.parametrize(
        ("values", "classes"),
        [
            ({"terms": ()}, set()),
            ({"terms": (replace(TERM, status=Status.OK),)}, set()),
            ({"terms": (replace(TERM, status=Status.RERANKED),)}, {"changed"}),
            ({"terms": (replace(TERM, status=Status.MISSING),)}, {"changed", "missing"}),
            ({"terms": (), "target": ""}, {"missing"}),
        ],
        ids=["no-terms", "ok", "reranked", "missing", "no-english"],
    )
    def test_rows_say_what_the_filter_needs(
        self, values: dict[str, object], classes: set[str]
    ) -> None:
        pair = replace(PAIR, kind=Kind.BODY, **values)  # type: ignore[arg-type]  # fields by name
        (row,) = found(page(data([pair])), "//*[contains(@class, 'row body')]")
        assert set((row.get("class") or "").split()) - {"row", "body"} == classes

    def test_removals_stand_with_line_and_reason(self) -> None:
        lines = [(3, "image", "![]()"), (9, "share button", "分享"), (10, "share button", "微信")]
        removals = [Removal("004_wild", line, text, why, Span(0, 0)) for line, why, text in lines]
        root = page(data(removals=removals))
        path = "//details[contains(@class, 'removed')]"
        assert texts(root, f"{path}/summary") == ["Removed from the file: 2 share button, 1 image"]
        assert texts(root, f"{path}//tbody/tr") == [
            "3image![]()",
            "9share button分享",
            "10share button微信",
        ]

    def test_long_removal_is_cut(self) -> None:
        removal = Removal("004_wild", 1, "长" * 401, "repeated body", Span(0, 0))
        root = page(data(removals=[removal]))
        assert texts(root, "//td[@class='found']") == ["长" * 400 + " […]"]

    def test_provenance_is_in_the_footer(self) -> None:
        (footer,) = texts(page(data()), "//footer")
        for fact in ("0.1.0", "2026-03-04T05:06:07Z", "translate-zh_en-1_9", "0123456789ab"):
            assert fact in footer

    def test_same_data_same_bytes(self) -> None:
        assert markup(data()) == markup(data())

    def test_empty_run(self) -> None:
        root = page(data(pairs=(), documents=()))
        assert texts(root, "//dl/div/dd") == ["0", "0"]


class TestStreaming:
    def test_rows_beyond_the_cap_are_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(report_module, "MAX_ROWS", 2)
        pairs = [replace(PAIR, seg=number) for number in range(1, 6)]
        removals = [Removal("004_wild", line, "x", "advert", Span(0, 0)) for line in range(3)]
        root = page(data(pairs, removals))
        assert texts(root, "//*[@class='side']/a") == ["1", "2"]
        assert texts(root, "//*[@class='omitted']") == [
            "3 further sentences are not shown here; they are in segments.jsonl beside this page, "
            "under the document name 004_wild.",
            "1 further removals are not shown here; they are in removed.jsonl beside this page.",
        ]
        assert texts(root, "//summary")[-1] == "Removed from the file: 3 advert"

    def test_each_document_gets_its_own_rows(self) -> None:
        documents = tuple(replace(FACTS, doc=name) for name in ("a", "b", "c"))
        pairs = [replace(PAIR, doc="a"), replace(PAIR, doc="c"), replace(PAIR, doc="c", seg=8)]
        removals = [Removal("b", 1, "x", "advert", Span(0, 0))]
        root = page(data(iter(pairs), iter(removals), documents))
        sections = found(root, "//section[h2[starts-with(@id, 'd') and @id != 'documents']]")
        assert [len(found(one, ".//*[contains(@class, 'row body')]")) for one in sections] == [
            *(1, 0, 2),
        ]
        assert texts(sections[1], ".//*[@class='omitted']") == ["This document has no sentences."]
        assert [len(found(one, "details")) for one in sections] == [0, 1, 0]

    @pytest.mark.parametrize(
        ("pairs", "removals", "message"),
        [
            ([replace(PAIR, doc="other")], [], "sentences of 'other' are out of order"),
            ([], [Removal("x", 1, "", "", Span(0, 0))], "removals of 'x' are out of order"),
        ],
        ids=["pairs", "removals"],
    )
    def test_rows_of_no_document_are_an_error(
        self, pairs: list[Pair], removals: list[Removal], message: str
    ) -> None:
        with pytest.raises(InputError, match=message):
            markup(data(pairs, removals))

    def test_a_large_run_is_not_held(self) -> None:
        documents = tuple(replace(FACTS, doc=str(number)) for number in range(5))
        markup(data())  # imports and the template are not what is measured
        stream = _Counter()
        tracemalloc.start()
        try:
            write(data(_many(documents, 1000), (), documents), cast(io.BytesIO, stream))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert stream.written > 10_000_000
        assert peak < 5_000_000


class _Counter(io.RawIOBase):
    """A binary stream that only counts."""

    written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        size = memoryview(cast(bytes, data)).nbytes
        self.written += size
        return size


def _many(documents: tuple[DocumentSummary, ...], count: int) -> Iterator[Pair]:
    for facts in documents:
        for number in range(count):
            text = f"{number} " + "句" * 500
            yield replace(PAIR, doc=facts.doc, seg=number, source=text, target=text, terms=())
