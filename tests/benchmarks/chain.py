"""A library on a server beside one in a file: same answers, importers at once, many who type.

    python tests/benchmarks/chain.py [labels] [answers] [typing] [importing]     (1000, all three)

The server is one of this machine's own, reached through a file. Labels are mixed from real ones.
Everything runs on the processor that the server runs on: a server of its own answers sooner.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from subprocess import PIPE
from threading import Thread
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))  # tests are no package of the program

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import LibraryServerError
from baklosan_desktop.labels.hit import Found
from baklosan_desktop.labels.library import Added
from baklosan_desktop.pipeline.library import imported
from baklosan_desktop.search.spelling import corrections
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store import shelf
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.search import SearchRepository
from tests.benchmarks.mixed import Mixed
from tests.cluster import Cluster, programs, running
from tests.homes import opened

QUERIES = Path(__file__).parents[3] / "shared" / "clinical" / "search_queries.json"
IMPORTERS, WORKSTATIONS, OF_ONE_PROCESS = 4, 50, 10
TYPING, BETWEEN_KEYS, READING = 90.0, 0.2, 60.0  # seconds
OUTAGE_FROM, OUTAGE = 40.0, 4.0
MS = 1000
ANSWERS, TYPES, IMPORTS = PARTS = "answers", "typing", "importing"
HERE = str(Path(__file__))


class Key(NamedTuple):
    """When a key was pressed, how long its answer took, and whether there was one."""

    at: float
    took: float
    is_answered: bool


def write(folder: Path, count: int) -> list[tuple[str, str]]:
    """Write so many labels as files, and return what finds one, and its name."""
    folder.mkdir()
    planted = []
    for number, made in enumerate(Mixed().labels(0, count)):
        (folder / f"{number:06}.xml").write_bytes(made.origin.content)
        if made.planted:
            planted.append((made.planted, made.name))
    return planted


def take(place: str, files: Iterable[Path]) -> int:
    """Import files, and return how many labels are new."""
    library = opened(place)
    with library.shelving() as shelving:
        return sum(isinstance(event, Added) for event in imported(files, shelving))


@cache
def meanings() -> Vocabulary:
    """Return the words of the program."""
    return shelf.bundled(database_folder()).search.vocabulary


def searches(place: str) -> SearchRepository:
    """Return what searches a library as the window does."""
    if "://" in place:
        library = Library.served(libraries.server(place, database_folder()))
    else:
        library = opened(place)
    return library.shelf(meanings, corrections).search


def answers(found: Found) -> set[tuple[object, ...]]:
    """Return what is the same wherever it was found."""
    return {(hit.label, hit.section, hit.line, hit.text, hit.marks, hit.why) for hit in found.hits}


def answered(search: SearchRepository, typed: str) -> set[tuple[object, ...]] | str:
    """Return what a library answers, or why it does not in time."""
    try:
        return answers(search.search_all(typed))
    except LibraryServerError as error:
        return error.explanation


def compare(places: Sequence[str], typed: Sequence[str], name: str) -> None:
    """Ask both the same, and print how often and how soon they answer alike."""
    both = [searches(place) for place in places]
    took: list[list[float]] = [[], []]
    same, differing = 0, []
    for one in typed:
        found = []
        for search, own in zip(both, took, strict=True):
            began = time.perf_counter()
            found.append(answered(search, one))
            own.append((time.perf_counter() - began) * MS)
        if found[0] == found[1]:
            same += 1
        else:
            differing.append(one)
    print(
        f"{name}: {same} of {len(typed)} answered by the same sentences; ms (median / 95 % / worst)"
        f" file {spread(took[0])}, server {spread(took[1])}; differing: {differing}",
        flush=True,
    )


def known_items(place: str, planted: Sequence[tuple[str, str]]) -> str:
    """Return how many of the sentences that only one label has come first."""
    search = searches(place)
    first = 0
    for typed, _ in planted:
        with suppress(LibraryServerError):
            hits = search.search_all(typed).hits
            first += bool(hits) and typed.split()[0] in hits[0].text.lower()
    return f"{first} of {len(planted)}"


def spread(took: Iterable[float]) -> str:
    """Return the median, the 95th of a hundred, and the worst."""
    ordered = sorted(took) or [0.0]
    return " / ".join(f"{ordered[int((len(ordered) - 1) * part)]:.0f}" for part in (0.5, 0.95, 1))


def import_at_once(place: str, files: Path) -> None:
    """Let several programs import the same files, each in an order of its own."""
    began = time.perf_counter()
    command = [sys.executable, HERE, "--import", place, str(files)]
    running_ = [
        subprocess.Popen([*command, str(number)], stdout=PIPE, text=True)
        for number in range(IMPORTERS)
    ]
    new = [int(one.communicate()[0]) for one in running_]
    count = len(list(files.iterdir()))
    library = opened(place)
    listed = library.listed()
    older = sum(len(library.older(one.id)) for one in listed)
    print(
        f"{IMPORTERS} importers at once over {count} files: {new} new, {len(listed)} listed,"
        f" {len({one.sha256 for one in listed})} files, {older} older,"
        f" {time.perf_counter() - began:.0f} s",
        flush=True,
    )
    library.close()


def type_at_once(cluster: Cluster, place: str, typed: Sequence[str]) -> None:
    """Let many workstations type while the server is killed and started again."""
    command = [sys.executable, HERE, "--type", place, json.dumps(list(typed))]
    processes = [
        subprocess.Popen([*command, str(number)], stdin=PIPE, stdout=PIPE, text=True)
        for number in range(0, WORKSTATIONS, OF_ONE_PROCESS)
    ]
    for one in processes:
        assert one.stdin
        assert one.stdout
        assert one.stdout.readline() == "ready\n"
    began = time.time()
    for one in processes:
        assert one.stdin
        one.stdin.write("go\n")
        one.stdin.flush()
    time.sleep(OUTAGE_FROM)
    down = time.time()
    cluster.stop()
    time.sleep(OUTAGE)
    cluster.start()
    up = time.time()
    told = [json.loads(one.communicate()[0]) for one in processes]
    wrong = sum(one["wrong"] for one in told)
    stations = [[Key(*key) for key in own] for one in told for own in one["keys"]]
    keys = [key for own in stations for key in own]
    calm = [key for key in keys if key.at + key.took < down or key.at > up + 10]
    away = [key for key in keys if not key.is_answered]
    last = max((key.at + key.took - up for key in away), default=0.0)
    told_of = Counter(sentence for one in told for sentence in one["refusals"])
    errors = sum(not key.is_answered for key in calm)
    print(
        f"{len(stations)} workstations typing for {time.time() - began:.0f} s: {len(keys)} keys,"
        f" {len(calm)} of them outside the outage in {spread(key.took * MS for key in calm)} ms"
        f" (median / 95 % / worst) with {errors} errors; {wrong} wrong answers;"
        f" {len(away)} refused while the server was away for {up - down:.1f} s, each within"
        f" {max((key.took for key in away), default=0):.1f} s, the last {last:.1f} s after it was"
        f" there again: {dict(told_of)}",
        flush=True,
    )


def work(place: str, typed: Sequence[str], number: int) -> None:
    """Be some workstations, and print each key with what became of it."""
    keys: list[list[Key]] = [[] for _ in range(OF_ONE_PROCESS)]
    alone = searches(place)
    right = {one: answers(alone.search_all(one)) for one in typed}
    wrong: list[str] = []
    refusals: list[str] = []
    print("ready", flush=True)
    sys.stdin.readline()
    end = time.time() + TYPING

    def station(own: int) -> None:
        chance = random.Random(number + own)  # noqa: S311 - equal questions in every run
        search = searches(place)
        time.sleep(chance.random() * READING)
        while time.time() < end:
            words = chance.choice(typed)
            for at in range(2, len(words) + 1):
                began = time.time()
                try:
                    found = search.search_all(words[:at])
                except LibraryServerError as error:
                    refusals.append(str(error).replace(place, ""))
                    keys[own].append(Key(began, time.time() - began, is_answered=False))
                else:
                    keys[own].append(Key(began, time.time() - began, is_answered=True))
                    if at == len(words) and answers(found) != right[words]:
                        wrong.append(words)
                time.sleep(max(0.0, BETWEEN_KEYS - (time.time() - began)))
            time.sleep(chance.random() * READING)

    threads = [Thread(target=station, args=(own,)) for own in range(OF_ONE_PROCESS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"keys": keys, "wrong": len(wrong), "refusals": refusals}))


def sizes(cluster: Cluster, database: str) -> str:
    """Return the megabytes of the largest tables with their indexes."""
    return cluster.say(
        "SELECT string_agg(relname || ' ' || pg_total_relation_size(oid) / 1000000, ', ')"
        " FROM (SELECT relname, oid FROM pg_class WHERE relkind = 'r' AND relnamespace ="
        " 'public'::regnamespace ORDER BY pg_total_relation_size(oid) DESC LIMIT 6) AS largest",
        database,
    )


def report(count: int, parts: Sequence[str]) -> None:
    """Measure what is asked for once."""
    installed = programs()
    assert installed, "PostgreSQL is not installed here."
    queries = [one["query"] for one in json.loads(QUERIES.read_text())["queries"]]
    with tempfile.TemporaryDirectory() as temporary, running(installed) as cluster:
        folder, files = Path(temporary, "file"), Path(temporary, "labels")
        planted = write(files, count)
        one, many = cluster.made("one"), cluster.made("many")
        for place in (str(folder), one) if {ANSWERS, TYPES} & {*parts} else ():
            began = time.perf_counter()
            new = take(place, [files])
            took = time.perf_counter() - began
            print(f"{new} labels into {place[:10]}…: {new / took:.0f} per second", flush=True)
        cluster.say("ANALYZE", "one")
        if ANSWERS in parts:
            megabytes = (folder / libraries.LIBRARY).stat().st_size / 1e6
            print(f"file {megabytes:.0f} MB; server (MB): {sizes(cluster, 'one')}", flush=True)
            compare([str(folder), one], queries, f"{len(queries)} given queries")
            compare([str(folder), one], [typed for typed, _ in planted], "known items")
            for place in (str(folder), one):
                print(
                    f"known items that come first in {place[:10]}…: {known_items(place, planted)}"
                )
        if TYPES in parts:
            type_at_once(cluster, one, queries)
        if IMPORTS in parts:
            import_at_once(many, files)


def main() -> None:
    """Report, or be one of the programs that take part."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labels", nargs="?", type=int, default=1000)
    parser.add_argument("parts", nargs="*", default=PARTS)
    parser.add_argument("--import", nargs=3, dest="importer")
    parser.add_argument("--type", nargs=3, dest="typist")
    args = parser.parse_args()
    if args.importer:
        place, folder, seed = args.importer
        files = sorted(Path(folder).iterdir())
        random.Random(int(seed)).shuffle(files)  # noqa: S311 - equal orders in every run
        print(take(place, files))
    elif args.typist:
        place, typed, number = args.typist
        work(place, json.loads(typed), int(number))
    else:
        report(args.labels, args.parts)


if __name__ == "__main__":
    main()
