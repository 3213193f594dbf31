import re
import socket
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from baklosan_desktop.handouts.page import Handout
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.printing import NotPrinted, NotSaved, pdf, print_on, printer_for, save_pdf
from baklosan_desktop.screens.handout import Kind, Paper, TextSize
from tests.handouts.sheets import LABEL, SIDE_EFFECTS, a_handout
from tests.qt import poppler
