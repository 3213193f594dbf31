"""A label on a server whose set is damaged makes way for its file, and is found by what that says.

Other damage is the server's to notice.
"""

import pytest

from tests.homes import OnServer
from tests.store.test_library import keep, read
from tests.store.test_mending import OLDER, ONE, OTHER, WRONG, ids


@pytest.mark.parametrize("wrong", [("set",), ("set", "text")])
def test_label_whose_set_is_damaged_is_mended_by_its_file(
    served: OnServer, wrong: tuple[str, ...]
) -> None:
    library = served.open()
    for label in (OLDER, ONE, OTHER):
        keep(library, label)
    demoxil, other = ids(library)
    before = library.arranged(demoxil), library.arranged(other)
    for one in wrong:
        served.ask(WRONG[one].replace(":own", f"'{demoxil}'"))
    keep(library, ONE)
    assert (library.arranged(demoxil), library.arranged(other)) == before
    assert [one.edition for one in library.older(demoxil)] == ["2"]
    assert {hit.label for hit in read(library).search.search_all("rash").hits} == {demoxil, other}
    served.assert_sound()
