"""The queries of the clinical folder, asked on the command line as a pharmacist would."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command import Command

_FILE = Path(__file__).resolve().parents[2].parent / "shared" / "clinical" / "search_queries.json"
_TEXT = _FILE.read_text(encoding="utf-8") if _FILE.exists() else '{"queries": []}'
_QUERIES = json.loads(_TEXT)["queries"]

pytestmark = pytest.mark.skipif(not _QUERIES, reason="the clinical queries are not beside us")
every_query = pytest.mark.parametrize("query", _QUERIES, ids=lambda query: query["query"])


@every_query
def test_req_47_query_is_answered_as_the_clinicians_expect(
    query: dict[str, Any], baklosan: Command
) -> None:
    told = baklosan.json("search", *query["query"].split())
    lines = [hit["line"] for hit in told["hits"]]
    best, wanted = set(query["best"]), set(query["all"])
    if best or wanted:
        assert best & set(lines[:3])
        assert wanted <= set(lines[:10])
        assert told["unsaid"] == []
    else:
        assert lines == []
        assert told["unsaid"]


def test_sixty_queries_are_asked() -> None:
    assert len(_QUERIES) == 60
    assert len({query["query"] for query in _QUERIES}) == 60
