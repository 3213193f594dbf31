"""The columns of a printed table, as wide as its words need: measured as Qt will lay them out."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextDocument,
    QTextLayout,
    QTextLength,
    QTextOption,
    QTextTable,
)

from baklosan_desktop.handouts.columns import Need, fitted
from baklosan_desktop.handouts.steps import Steps

_ENDLESS = 1e7
_ROUNDED = 1  # a sixteenth of a point: what Qt may be off, as it counts in steps of its own
_TOGETHER = 8  # cells, measured in one go


def set_columns(texts: Sequence[QTextDocument], room: float) -> Steps[None]:
    """Fit the table that these texts hold, one the rows below those of the other, step by step.

    A table that is too wide gets smaller letters. Nothing may have been laid out yet.
    """
    tables = [_table(text) for text in texts]
    needs: list[Need] = []
    for text, table in zip(texts, tables, strict=True):
        for number, need in enumerate(_needs(text, table)):
            needs.append(need)
            if number % _TOGETHER == 0:
                yield
    columns = max(table.columns() for table in tables)
    found = fitted(needs, columns, room, _padding(tables[0]))
    for text, table in zip(texts, tables, strict=True):
        _set(text, table, found.size, _placed(found.widths, room, table))


def _table(text: QTextDocument) -> QTextTable:
    return next(one for one in text.rootFrame().childFrames() if isinstance(one, QTextTable))


def _padding(table: QTextTable) -> float:
    cell = table.cellAt(0, 0).format().toTableCellFormat()
    return cell.leftPadding() + cell.rightPadding()


def _needs(text: QTextDocument, table: QTextTable) -> Iterator[Need]:
    """Yield what each cell with text needs; where a column states its width, at most that."""
    plain, bold = QFont(text.defaultFont()), QFont(text.defaultFont())
    bold.setBold(True)
    stated = [max(0, width.rawValue() - _padding(table)) for width in _stated(table)]
    block = text.begin()
    while block.isValid():
        if block.text():
            cell = table.cellAt(block.position())
            least, most = _widths(block.text(), bold if _is_bold(block) else plain)
            yield Need(cell.column(), cell.columnSpan(), least, max(most, stated[cell.column()]))
        block = block.next()


def _stated(table: QTextTable) -> Sequence[QTextLength]:
    return table.format().columnWidthConstraints()


def _is_bold(block: QTextBlock) -> bool:
    first = block.textFormats()[0]  # which owns its format
    return first.format.fontWeight() >= QFont.Weight.Bold


def _widths(text: str, font: QFont) -> tuple[float, float]:
    """Return how wide the longest word of a text is, and its longest line.

    A word is what Qt leaves on one line: where letters of two scripts meet, it tells its own
    minimum too small.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    least, most = (max(_line_widths(layout, width)) for width in (1, _ENDLESS))
    return least + _ROUNDED, most + _ROUNDED


def _line_widths(layout: QTextLayout, width: float) -> Iterator[float]:
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        yield line.naturalTextWidth()
    layout.endLayout()


def _placed(widths: Sequence[float], room: float, table: QTextTable) -> Sequence[float]:
    """Let a table that is read from right to left end at the right, by its column of numbers."""
    numbers, *others = widths
    if table.format().layoutDirection() is Qt.LayoutDirection.RightToLeft:
        numbers = room - sum(others)
    return numbers, *others


def _set(text: QTextDocument, table: QTextTable, size: Fraction, widths: Sequence[float]) -> None:
    font = QFont(text.defaultFont())
    font.setPixelSize(round(font.pixelSize() * size))
    text.setDefaultFont(font)
    fixed = QTextLength.Type.FixedLength
    form = table.format()
    form.setColumnWidthConstraints([QTextLength(fixed, width) for width in widths])
    form.setWidth(QTextLength(fixed, sum(widths)))
    table.setFormat(form)
