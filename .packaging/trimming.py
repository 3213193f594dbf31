"""What PyInstaller collects for a Qt program and this one does without."""

import re
from collections.abc import Iterable

LANGUAGES = "en|ru|pl|de|es|uk|fr|ar|he"

# Not imported by anything that runs; asyncio, which SQLAlchemy imports, does without ssl.
MODULES = [
    *("PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtXml"),
    *("ssl", "_ssl", "http", "urllib.request", "ftplib", "smtplib", "socketserver", "xmlrpc"),
    *("tkinter", "unittest", "pydoc", "doctest", "pdb", "lib2to3", "distutils", "setuptools"),
    *("sqlalchemy.testing", "greenlet", "numpy"),
    *("rapidfuzz.fuzz_cpp", "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.fuzz_cpp_sse2"),  # Python's serve
]

# The print plug-in needs libcups with libgnutls and libavahi, though they look like network code:
# without them there is silently no printer.
_FILES = re.compile(
    rf"""
    (Qt/)?plugins/(
        egldeviceintegrations | generic | networkinformation | tls | sqldrivers | wayland-[^/]*
        | qmltooling | vectorimageformats | xcbglintegrations
        | platformthemes/libqgtk3
        | platforminputcontexts/libqtvirtualkeyboard
        | platforms/(lib)?q(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|wayland|direct2d)
        | imageformats/(lib)?q(icns|tga|tiff|wbmp|webp|pdf|gif)
    )
    | (lib)?Qt6(
        Network|Qml|Quick|OpenGL|Wayland|WlShell|EglFS|EglFs|Sql|VirtualKeyboard|Lottie|Labs
    )
    | PySide6/(Qt/)?translations/(?!qtbase_({LANGUAGES})\.qm)
    | Qt(Network|DBus|Qml|Quick|OpenGL|Sql)\.(abi3\.so|pyd)
    | (^|/)opengl32sw\.dll
    | (^|/)lib(
        gtk-3|gdk-3|gdk_pixbuf|epoxy|cairo|pango|atk-|atk-bridge|atspi|harfbuzz|pixman|gio-2|thai
        |datrie|fribidi|graphite2|cloudproviders|colord|Xcursor|Xcomposite|Xdamage|Xfixes|Xinerama
        |wayland|rsvg|tracker|json-glib|soup|lcms|selinux|mount|blkid|ssl
    )
    """,
    re.VERBOSE,
)

Entry = tuple[str, str, str]


def trimmed(entries: Iterable[Entry]) -> list[Entry]:
    """Return what is wanted of the files that PyInstaller collected, by where they will lie."""
    return [entry for entry in entries if not _FILES.search(entry[0].replace("\\", "/"))]
