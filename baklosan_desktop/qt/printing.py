"""Handouts as PDF files and on printers: whole, or not at all and with the reason."""

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageRanges, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.files import save
from baklosan_desktop.handouts.page import Handout
from baklosan_desktop.handouts.steps import Steps, done
from baklosan_desktop.qt.page_frame import page_size
from baklosan_desktop.qt.pages import Pages
from baklosan_desktop.tongue import _, plural, translatable

_POINTS_PER_INCH = 72
_SPOOLER = "/run/cups/cups.sock"
_SET_UP = (Path("/etc/cups/client.conf"), Path("~/.cups/client.conf"))
_FAILED = {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}


class NotPrinted(BaklosanError):
    """A printer that did not take the handout."""

    advice = translatable("Check the printer and try again, or save a PDF and print that.")


def save_pdf(handout: Handout, path: Path) -> None:
    """Write the handout as a PDF, whole or not at all; NotSaved says why."""
    done(saving(Pages(handout), path))


def saving(pages: Pages, path: Path, chosen: QPageRanges | None = None) -> Steps[None]:
    """Write the pages as a PDF, or some of them, a page a step."""
    data = yield from pdf(pages, chosen)
    save(data, path)


def pdf(pages: Pages, chosen: QPageRanges | None = None) -> Steps[bytes]:
    """Return the pages, or some of them, as the bytes of a PDF file, a page a step."""
    handout = pages.handout
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(handout.name)
    writer.setCreator(handout.creator)
    writer.setDocumentXmpMetadata(handout.metadata.encode())
    yield from _painting(pages, chosen, writer)
    return bytes(buffer.data().data())


def stay_local(set_up: Iterable[Path] = _SET_UP) -> None:
    """Let CUPS ask this computer's own spooler, unless somebody has set up another.

    Where its local socket is missing, CUPS would else try to connect to port 631.
    """
    if not any(file.expanduser().exists() for file in set_up):
        os.environ.setdefault("CUPS_SERVER", _SPOOLER)


def printer_for(handout: Handout) -> QPrinter:
    """Return the default printer with the handout's paper, for the system's dialog to change.

    It must outlive its dialogs: they keep only a pointer to it.
    """
    stay_local()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(handout.name)
    printer.setCreator(handout.creator)
    printer.setPageLayout(_layout(handout))
    return printer


def printing(pages: Pages, printer: QPrinter) -> Steps[None]:
    """Print the pages that the dialog chose, a page a step; BaklosanError says why not.

    A printer that prints to a file is a PDF to save: Qt would leave a broken one on a full disk.
    """
    if name := printer.outputFileName():
        yield from saving(pages, Path(name), printer.pageRanges())
        return
    yield from _painting(pages, printer.pageRanges(), printer)
    if printer.printerState() in _FAILED:
        name = printer.printerName()
        raise NotPrinted(_("The printer '{name}' stopped before the end.").format(name=name))


def _painting(pages: Pages, chosen: QPageRanges | None, device: QPagedPaintDevice) -> Steps[None]:
    indices = [
        i for i in range(len(pages)) if not chosen or chosen.isEmpty() or chosen.contains(i + 1)
    ]
    if not indices:
        raise NotPrinted(
            plural(
                "The handout has {number} page, and none was chosen.",
                "The handout has {number} pages, and none was chosen.",
                len(pages),
            )
        )
    device.setPageLayout(_layout(pages.handout))
    painter = QPainter()
    if not painter.begin(device):
        raise NotPrinted(_("There is no printer, or it does not accept the handout."))
    scale = device.logicalDpiX() / _POINTS_PER_INCH
    painter.scale(scale, scale)
    try:
        for index in indices:
            if index != indices[0]:
                device.newPage()
            pages.paint(index, painter)
            yield
    finally:
        painter.end()


def _layout(handout: Handout) -> QPageLayout:
    paper = page_size(handout.form.paper)
    layout = QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
