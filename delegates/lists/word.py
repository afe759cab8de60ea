"""A list as a .docx: headings that the navigation shows, tables whose first row is repeated on each page.

The rows are written as XML at once: python-docx walks the whole table for each cell, which takes minutes for thousands.
"""

import datetime as dt
import io
import re
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from .layout import Cell, Group, Leaf, Row

# What XML 1.0 cannot hold, whatever a name may hold.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGS = {"vi": "vi-VN", "en": "en-GB", "both": "vi-VN"}
_LONGEST_PROPERTY = 255  # characters, ECMA-376 part 2 as python-docx holds it
_WIDTH = 178  # millimetres between the margins of A4


def leaf_docx(leaf: Leaf, made_at: dt.datetime, widths: tuple[int, ...]) -> bytes:
    """Return the document of a list."""
    document = docx.Document()
    _style(document, leaf, made_at)
    document.add_paragraph(printable(leaf.meeting), style="Subtitle")
    document.add_paragraph(leaf.title, style="Title")
    document.add_paragraph(printable(" · ".join(leaf.marks)), style="List marks")
    columns = [round(_WIDTH * width / sum(widths) * 56.7) for width in widths]
    for block in leaf.blocks:
        if block.heading:
            document.add_heading(printable(block.heading), level=1)
        body = document.element.body
        body.insert(len(body) - 1, parse_xml(_table(leaf, block.groups, columns)))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def printable(text: str) -> str:
    """Return the text without the control characters that XML has no place for."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def _style(document: Document, leaf: Leaf, made_at: dt.datetime) -> None:
    properties = document.core_properties
    title = printable(f"{leaf.title} · {leaf.meeting}")[:_LONGEST_PROPERTY]
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language, properties.created = _LANGS[leaf.lang], made_at.replace(tzinfo=None)
    for name, size, colour in (
        ("Normal", 9.5, "0E1733"), ("Title", 22, "101B4B"), ("Subtitle", 11, "47516B"),
        ("Heading 1", 13, "101B4B"), ("Heading 2", 9.5, "20378F"),
    ):  # fmt: skip
        style = document.styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        style.font.color.rgb = RGBColor.from_string(colour)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), "Arial")
    document.styles["Heading 1"].paragraph_format.space_before = Pt(14)
    marks = document.styles.add_style("List marks", 1)
    marks.base_style, marks.font.italic = document.styles["Normal"], True
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.header.paragraphs[0].text = printable(f"{leaf.meeting} · {leaf.title}")
    foot = section.footer.paragraphs[0]
    foot.text = printable(" · ".join(leaf.marks)) + " · "
    _page_number(foot)
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _page_number(paragraph: Paragraph) -> None:
    """Let the word processor count the pages."""
    for field in ("PAGE", "NUMPAGES"):
        if field == "NUMPAGES":
            paragraph.add_run(" / ")
        xml = f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(xml))  # python-docx has no verb for fields


def _table(leaf: Leaf, groups: tuple[Group, ...], widths: list[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(_cell(Cell((column,)), bold=True) for column in leaf.columns)
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for group in groups:
        if group.heading:
            rows.append(_heading(group.heading, len(widths)))
        rows += [_row(row) for row in group.rows]
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        f"<w:tblBorders>"
        f'<w:top w:val="nil"/><w:left w:val="nil"/><w:right w:val="nil"/><w:insideV w:val="nil"/>'
        f"</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _heading(text: str, columns: int) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>{_run(text)}</w:p></w:tc></w:tr>'
    )


def _row(row: Row) -> str:
    number = _cell(Cell((str(row.number),)))
    cells = (_cell(cell, bold=at == 0) for at, cell in enumerate(row.cells))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{number}{''.join(cells)}</w:tr>"


def _cell(cell: Cell, *, bold: bool = False) -> str:
    paragraphs = [f"<w:p>{_run(line, bold=bold, lang=cell.lang)}</w:p>" for line in cell.lines]
    if cell.small:
        paragraphs.append(f"<w:p>{_run(cell.small)}</w:p>")
    return f"<w:tc><w:tcPr/>{''.join(paragraphs) or '<w:p/>'}</w:tc>"


def _run(text: str, *, bold: bool = False, lang: str = "") -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    language = f'<w:lang w:val="{_LANGS[lang]}"/>' if lang else ""
    return (
        f"<w:r><w:rPr>{weight}{language}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r>'
    )
