"""Thirty and more shapes in which articles come: each a document, by what is special about it."""

from __future__ import annotations

from office.making import (
    cell,
    docx,
    notes,
    paragraph,
    relation,
    run,
    table,
)  # fmt: skip

BY = 'w:id="90" w:author="Jane" w:date="2026-01-02T03:04:05Z"'
BREAK = "<w:r><w:br/></w:r>"
LEAD = paragraph("The council met on Monday and spoke about the old bridge.")
TAIL = paragraph("Nobody knows yet when the work will begin.")


def field(code: str, result: str) -> str:
    """A complex field as Word writes it."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        sign.format("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        + sign.format("separate")
        + result
        + sign.format("end")
    )


def box(*paragraphs: str) -> str:
    """A text box, in both forms that Word writes."""
    inside = "".join(paragraphs)
    drawing = (
        '<w:drawing><wp:anchor><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="Box"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>{inside}</w:txbxContent>"
        "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = (
        "<w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(inside: str) -> str:
    """A content control around blocks or runs."""
    properties = '<w:sdtPr><w:alias w:val="Lead"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def item(said: str, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(
        said, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    )


def _with_notes(kind: str, *blocks: str, said: tuple[str, ...]) -> bytes:
    return docx(
        *blocks,
        parts={f"word/{kind}.xml": notes(kind, *said)},
        relations=relation("rIdN", kind, f"{kind}.xml"),
    )


def _mark(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


SHAPES: dict[str, bytes] = {
    "plain paragraphs": docx(LEAD, paragraph("It was built in 1911."), TAIL),
    "title and headings": docx(
        paragraph("The old bridge", style="Title"),
        paragraph("What it cost", style="Heading1"),
        LEAD,
        paragraph("Who pays", style="Heading2"),
        TAIL,
    ),
    "split runs in mixed bold": docx(
        paragraph(
            run("The cou"), run("nci", "<w:b/>"), run("l met ", "<w:b/><w:i/>"), run("today.")
        ),
        TAIL,
    ),
    "runs split in a word by a rendered page break": docx(
        paragraph(
            "<w:r><w:t>The coun</w:t><w:lastRenderedPageBreak/><w:t>cil met today.</w:t></w:r>"
        ),
        TAIL,
    ),
    "a page break in a run": docx(
        paragraph('<w:r><w:t>One page.</w:t><w:br w:type="page"/><w:t>The next page.</w:t></w:r>'),
        TAIL,
    ),
    "soft returns": docx(
        paragraph("The first line", BREAK, "the second line", BREAK, "the third.")
    ),
    "tabs": docx(paragraph("Price", "<w:r><w:tab/></w:r>", "20 euros"), TAIL),
    "spelling marks between runs": docx(
        paragraph(
            run("The "),
            '<w:proofErr w:type="spellStart"/>',
            run("harbor"),
            '<w:proofErr w:type="spellEnd"/>',
            run(" was full."),
        ),
        TAIL,
    ),
    "a list of two levels": docx(
        LEAD, item("One boat"), item("Two boats", 1), item("A raft"), TAIL
    ),
    "a table": docx(LEAD, table(("Year", "Boats"), ("2024", "17 boats")), TAIL),
    "nested tables": docx(
        LEAD,
        table((cell(table(("inner one", "inner two")), ""), "outer"), ("third", "fourth")),
        TAIL,
    ),
    "merged cells": docx(
        table(
            (cell("Both columns", properties='<w:gridSpan w:val="2"/>'),),
            (cell("Tall", properties='<w:vMerge w:val="restart"/>'), "right"),
            (cell("", properties="<w:vMerge/>"), "below"),
        ),
        TAIL,
    ),
    "a frame of one cell": docx(
        table(
            (cell(LEAD, TAIL),),
        ),
        paragraph("Below the frame."),
    ),
    "a link": docx(
        paragraph("As ", f'<w:hyperlink r:id="rIdL">{run("the report")}</w:hyperlink>', " says."),
        TAIL,
        relations=relation("rIdL", "hyperlink", "https://a.example/x_(1)", external=True),
    ),
    "a link as a field": docx(
        paragraph("As ", field('HYPERLINK "https://a.example/"', run("the report")), " says."), TAIL
    ),
    "a simple field": docx(
        paragraph(
            "Printed on ", f'<w:fldSimple w:instr=" DATE ">{run("3 May")}</w:fldSimple>', "."
        ),
        TAIL,
    ),
    "a field in a field": docx(
        paragraph("Dear ", field(f"IF {'x'}", field("MERGEFIELD name", run("reader"))), ", hello."),
        TAIL,
    ),
    "a table of contents": docx(
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "What it cost 1",
        ),
        paragraph("Who pays 2", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        LEAD,
        TAIL,
    ),
    "tracked insertion": docx(
        paragraph("It is ", f"<w:ins {BY}>{run('very ')}</w:ins>", "old."), TAIL
    ),
    "tracked deletion": docx(
        paragraph(
            "It is ", f"<w:del {BY}><w:r><w:delText>not </w:delText></w:r></w:del>", "very old."
        ),
        TAIL,
    ),
    "a tracked paragraph mark": docx(
        paragraph("The first half ", properties=f"<w:rPr><w:del {BY}/></w:rPr>"),
        paragraph("and the second half."),
        TAIL,
    ),
    "a large first letter": docx(
        LEAD,
        paragraph("T", properties='<w:framePr w:dropCap="drop" w:lines="3"/>'),
        paragraph("he ferry left at nine."),
        TAIL,
    ),
    "a tracked paragraph mark in what goes": docx(
        LEAD,
        paragraph("The first half ", properties=f"<w:rPr><w:del {BY}/></w:rPr>"),
        paragraph("and the second half."),
        TAIL,
    ),
    "moved text": docx(
        paragraph("Left. ", f"<w:moveFrom {BY}>{run('It rained. ')}</w:moveFrom>", "Stayed."),
        paragraph("Before. ", f"<w:moveTo {BY}>{run('It rained.')}</w:moveTo>"),
        TAIL,
    ),
    "bookmarks over paragraphs": docx(
        paragraph('<w:bookmarkStart w:id="40" w:name="lead"/>', "The first paragraph."),
        paragraph("The second paragraph.", '<w:bookmarkEnd w:id="40"/>'),
        TAIL,
    ),
    "content controls": docx(
        control(LEAD), paragraph("Written by ", control(run("the desk")), "."), TAIL
    ),
    "smart tags": docx(
        paragraph("In ", f'<w:smartTag w:element="place">{run("Bremen")}</w:smartTag>', " today."),
        TAIL,
    ),
    "from right to left": docx(
        paragraph(run("הגשר הישן נבנה בשנת 1911.", "<w:rtl/>"), properties="<w:bidi/>"),
        paragraph(run("الجسر القديم مغلق.", "<w:rtl/>"), properties="<w:bidi/>"),
        TAIL,
    ),
    "a text box": docx(paragraph("Beside the text.", box(paragraph("In the box."))), TAIL),
    "hidden text": docx(paragraph("It opens in May.", run(" Ask Tom.", "<w:vanish/>")), TAIL),
    "hyphens": docx(
        paragraph(
            "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op and Schiff</w:t><w:softHyphen/>"
            "<w:t>fahrt.</w:t></w:r>"
        ),
        TAIL,
    ),
    "footnotes": _with_notes(
        "footnotes",
        paragraph("It cost a million.", _mark("footnote", 1), " And more.", _mark("footnote", 2)),
        TAIL,
        said=("The budget of the town.", "A second note."),
    ),
    "endnotes": _with_notes(
        "endnotes",
        paragraph("It cost a million.", _mark("endnote", 1)),
        TAIL,
        said=("The budget.",),
    ),
    "a section break": docx(
        LEAD,
        paragraph("The end of the first section.", properties="<w:sectPr/>"),
        paragraph("The second section begins."),
        TAIL,
    ),
    "a quotation and a caption": docx(
        paragraph("Nobody asked us.", style="Quote"),
        paragraph("The bridge in 1911.", style="Caption"),
        TAIL,
    ),
    "empty paragraphs": docx(LEAD, paragraph(), paragraph(), TAIL, paragraph()),
    "blanks at the ends of runs": docx(paragraph(run("One "), run(" two"), run("  three.")), TAIL),
    "every run alike, as Google Docs writes": docx(
        *(
            paragraph(*(run(f"{word} ", '<w:rtl w:val="0"/>') for word in said.split()))
            for said in ("The council met today.", "Nobody knows when.")
        )
    ),
}
