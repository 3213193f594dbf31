"""The recipes of the packages agree with the program; whether they work they try themselves."""

import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from configparser import ConfigParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from baklosan_desktop.app import DESKTOP_ENTRY
from baklosan_desktop.errors import NoServerDriver
from baklosan_desktop.labels.pack import ENDING
from tests.conftest import ROOT

PACKAGING = ROOT / ".packaging"
ID = "org.baklosan.Desktop"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROGRAMS = {**PROJECT["project"]["scripts"], **PROJECT["project"]["gui-scripts"]}
TRIMMING = runpy.run_path(str(PACKAGING / "trimming.py"))


def source(*parts: str) -> str:
    return PACKAGING.joinpath(*parts).read_text(encoding="utf-8")


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - ours


def kept(*places: str) -> list[str]:
    """Return which of these files of a bundle are packed."""
    return [place for place, _, _ in TRIMMING["trimmed"]((place, "", "") for place in places)]


def test_both_programs_are_packed_under_their_names() -> None:
    named = re.findall(r'"(\w+)": "([a-z-]+)"', source("baklosan.spec"))
    assert {name for _, name in named} == PROGRAMS.keys()
    for script, name in named:
        module, _, function = PROGRAMS[name].partition(":")
        assert f"from {module} import {function}\n" in source(f"{script}.py")


def test_every_dependency_is_packed_in_one_version() -> None:
    fixed = re.findall(r"^([\w-]+)==[\w.]+$", source("constraints.txt"), re.MULTILINE)
    project = PROJECT["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["server"]]
    wanted = [re.split(r"[<>=;\[]", one)[0] for one in asked]
    assert {name.lower() for name in wanted} <= {name.lower() for name in fixed}


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/QtNetwork.pyd",
        "PySide6\\Qt6Network.dll",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6\\plugins\\networkinformation\\qnetworklistmanager.dll",
        "libssl.so.3",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
    ],
)
def test_what_is_for_networks_is_not_packed(place: str) -> None:
    assert kept(place) == []


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "libcups.so.2",
        "libgnutls.so.30",
        "libavahi-client.so.3",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/translations/qtbase_ru.qm",
        "baklosan_desktop/_bundled/resources/translations/ru/LC_MESSAGES/baklosan.mo",
        "libcrypto.so.3",
    ],
)
def test_what_prints_and_draws_is_packed(place: str) -> None:
    assert kept(place) == [place]


@pytest.mark.parametrize(
    "place", ["PySide6/Qt/translations/qtbase_fi.qm", "PySide6\\translations\\qt_help_ru.qm"]
)
def test_what_qt_says_in_other_languages_is_not_packed(place: str) -> None:
    assert kept(place) == []


def test_every_part_of_a_wheel_that_owes_a_notice_has_one() -> None:
    texts = PACKAGING / "texts"
    fixed = source("constraints.txt").lower()
    owed = [folder.name for folder in sorted(texts.iterdir()) if folder.is_dir()]
    assert owed == ["cryptography", "pyside6-essentials"]
    assert all(f"\n{name}==" in fixed and (texts / name / "NOTICES").exists() for name in owed)


def test_driver_is_a_package_of_its_own_that_is_named_where_it_is_missing() -> None:
    name = "baklosan-desktop-server"
    driver, program = (source("linux", f"{one}.control") for one in (name, "baklosan-desktop"))
    assert f"Package: {name}\n" in driver
    assert "\nDepends: baklosan-desktop (= @VERSION@)\n" in driver
    assert f"\nSuggests: {name}\n" in program
    assert f"the package {name}," in NoServerDriver("").explanation


def test_menu_entry_starts_the_program_and_has_its_picture() -> None:
    parser = ConfigParser(interpolation=None)
    parser.read_string(source("linux", f"{ID}.desktop"))
    entry = parser["Desktop Entry"]
    assert entry["Exec"].removesuffix(" %f") in PROGRAMS
    assert entry["Icon"] == ID == DESKTOP_ENTRY
    assert parsed(source("linux", f"{ID}.svg")).get("viewBox") == "0 0 128 128"


def test_pack_of_labels_is_a_kind_of_file_that_opens_with_the_program() -> None:
    [kind] = parsed(source("linux", f"{ID}.mime.xml")).iter(f"{MIME}mime-type")
    assert [glob.get("pattern") for glob in kind.iter(f"{MIME}glob")] == [f"*{ENDING}"]
    assert f"\nMimeType={kind.get('type')};\n" in source("linux", f"{ID}.desktop")
    assert f"<mediatype>{kind.get('type')}</mediatype>" in source("linux", f"{ID}.metainfo.xml")
    recipe = parsed(source("windows", "baklosan.wxs"))
    written = {(one.get("Key"), one.get("Value")) for one in recipe.iter(f"{WIX}RegistryValue")}
    assert (rf"Software\Classes\{ENDING}", kind.get("type")) in written
    opening = r"Software\Classes\Baklosan.Labels\shell\open\command"
    assert (opening, '"[INSTALLFOLDER]baklosan-desktop.exe" "%1"') in written
    assert "Packs" in {one.get("Id") for one in recipe.iter(f"{WIX}ComponentRef")}


def test_description_for_software_centres_is_of_this_program() -> None:
    told = parsed(source("linux", f"{ID}.metainfo.xml"))
    assert told.findtext("id") == ID
    assert told.findtext("launchable") == f"{ID}.desktop"
    assert {one.text for one in told.iter("binary")} == PROGRAMS.keys()
    assert told.findtext("project_license") == PROJECT["project"]["license"]


def test_package_of_windows_lists_every_file_once(tmp_path: Path) -> None:
    (tmp_path / "_internal" / "PySide6").mkdir(parents=True)
    for name in ("baklosan.exe", "_internal/base.zip", "_internal/PySide6/Qt6Core.dll"):
        (tmp_path / name).touch()
    listed = runpy.run_path(str(PACKAGING / "windows" / "build_msi.py"))["listed"]
    first, second = (listed(tmp_path).getroot() for _ in range(2))
    files = [file.get("Source") for file in first.iter("File")]
    components = [component.get("Id") for component in first.iter("Component")]
    assert sorted(files) == ["_internal/PySide6/Qt6Core.dll", "_internal/base.zip", "baklosan.exe"]
    assert components == [reference.get("Id") for reference in first.iter("ComponentRef")]
    assert ET.tostring(first) == ET.tostring(second)


def test_package_of_windows_starts_the_program_from_the_menu() -> None:
    recipe = parsed(source("windows", "baklosan.wxs"))
    [shortcut] = recipe.iter(f"{WIX}Shortcut")
    assert shortcut.get("Target") == "[INSTALLFOLDER]baklosan-desktop.exe"
    [package] = recipe.iter(f"{WIX}Package")
    assert package.get("InstallScope") == "perMachine"


@pytest.mark.parametrize("script", ["bundle", "deb", "bare_root", "use", "trace"])
def test_script_of_a_package_can_be_read_by_its_shell(script: str) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("bash is missing")
    subprocess.run([shell, "-n", str(PACKAGING / script)], check=True)  # noqa: S603 - ours


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("desktop-file-validate", [f"linux/{ID}.desktop"]),
        ("appstreamcli", ["validate", "--no-net", "metainfo.xml"]),
        ("xmllint", ["--noout", f"linux/{ID}.mime.xml", f"linux/{ID}.svg", "metainfo.xml"]),
    ],
)
def test_tools_of_the_desktop_accept_what_is_installed(
    tmp_path: Path, tool: str, arguments: list[str]
) -> None:
    program = shutil.which(tool)
    if program is None:
        pytest.skip(f"{tool} is missing")
    shutil.copytree(PACKAGING / "linux", tmp_path / "linux")
    filled = source("linux", f"{ID}.metainfo.xml").replace("@VERSION@", "1.0")
    (tmp_path / "metainfo.xml").write_text(filled.replace("@DATE@", "2026-01-01"), encoding="utf-8")
    command = [program, *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == 0, done.stdout + done.stderr


def test_file_manager_knows_a_pack_by_its_name(tmp_path: Path) -> None:
    program = shutil.which("update-mime-database")
    if program is None:
        pytest.skip("update-mime-database is missing")
    (tmp_path / "packages").mkdir()
    shutil.copy(PACKAGING / "linux" / f"{ID}.mime.xml", tmp_path / "packages" / f"{ID}.xml")
    subprocess.run([program, str(tmp_path)], check=True, capture_output=True)  # noqa: S603 - found above
    assert f"application/vnd.baklosan.labels+zip:*{ENDING}\n" in (tmp_path / "globs").read_text()


def test_package_of_windows_is_built_and_read_on_linux_too(tmp_path: Path) -> None:
    if not (shutil.which("wixl") and shutil.which("msiinfo")):
        pytest.skip("wixl or msiinfo is missing")
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    for name in PROGRAMS:
        (bundle / f"{name}.exe").write_bytes(b"MZ")
    msi = tmp_path / "baklosan.msi"
    build = [sys.executable, str(PACKAGING / "windows" / "build_msi.py"), str(bundle), str(msi)]
    subprocess.run(build, check=True)  # noqa: S603 - ours
    for table, content in (("File", "baklosan-desktop.exe"), ("Registry", rf"Classes\{ENDING}")):
        told = subprocess.run(["msiinfo", "export", msi, table], check=True, capture_output=True)  # noqa: S603, S607 - found above
        assert content.encode() in told.stdout
