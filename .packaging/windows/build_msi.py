"""Make the Windows package of a bundle: `python build_msi.py BUNDLE FILE.msi`.

With WiX 3 (`candle`, `light`) on Windows, with `wixl` on Linux; there only to check the recipe,
since the bundle itself must be made on Windows. Every file of the bundle is a component whose GUID
follows from its path, so that the same file is the same component in every version.
"""

import shutil
import subprocess
import sys
import tempfile
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

HERE = Path(__file__).parent
NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
PRODUCT = uuid.UUID("7d0b8c52-6b1f-4d0c-9c6a-2f2b0b6e51a4")


def listed(bundle: Path) -> ElementTree:
    """Return the WiX source that names every folder and file of a bundle."""
    root = Element("Wix", xmlns=NAMESPACE)
    top = SubElement(SubElement(root, "Fragment"), "DirectoryRef", Id="INSTALLFOLDER")
    places = {bundle: top}
    components = []
    for path in sorted(bundle.rglob("*"), key=lambda path: path.relative_to(bundle).as_posix()):
        name = path.relative_to(bundle).as_posix()
        guid = uuid.uuid5(PRODUCT, name)
        if path.is_dir():
            attributes = {"Id": f"d{guid.hex}", "Name": path.name}
            places[path] = SubElement(places[path.parent], "Directory", attributes)
            continue
        component = {"Id": f"c{guid.hex}", "Guid": str(guid).upper(), "Win64": "yes"}
        file = {"Id": f"f{guid.hex}", "Name": path.name, "Source": name, "KeyPath": "yes"}
        SubElement(SubElement(places[path.parent], "Component", component), "File", file)
        components.append(component["Id"])
    group = SubElement(SubElement(root, "Fragment"), "ComponentGroup", Id="Bundle")
    for component_id in components:
        SubElement(group, "ComponentRef", Id=component_id)
    indent(root)
    return ElementTree(root)


def version() -> str:
    """Return the program's version."""
    project = (HERE.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(project)["project"]["version"])


def commands(sources: list[Path], msi: Path, folder: Path) -> Iterator[list[str]]:
    """Yield what is to be run on this machine."""
    names = [str(source) for source in sources]
    if shutil.which("wixl"):
        yield ["wixl", "-a", "x64", "-D", f"Version={version()}", "-o", str(msi), *names]
        return
    objects = [str(folder / f"{source.stem}.wixobj") for source in sources]
    yield [
        "candle",
        "-nologo",
        "-arch",
        "x64",
        f"-dVersion={version()}",
        "-o",
        f"{folder}\\",
        *names,
    ]
    yield ["light", "-nologo", "-o", str(msi), *objects]


def main(bundle: str, msi: str) -> int:
    """Build the package; what fails, fails here."""
    with tempfile.TemporaryDirectory() as place:
        files = Path(place, "files.wxs")
        listed(Path(bundle).resolve()).write(files, encoding="utf-8", xml_declaration=True)
        for command in commands([HERE / "baklosan.wxs", files], Path(msi).resolve(), Path(place)):
            subprocess.run(command, check=True, cwd=bundle)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
