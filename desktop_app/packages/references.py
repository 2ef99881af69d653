"""Whether what a package's files say of each other is so."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.package import PackageProblem
from desktop_app.packages import layout
from desktop_app.packages.bag import BAG_INFO, Packed, identifier_of
from desktop_app.packages.code import code_text
from desktop_app.packages.faults import problem
from desktop_app.packages.minimal import allowed_facts
from desktop_app.system.toml import read_toml

FACTS_PATH = layout.DATA + layout.FACTS
MARKS_PATH = layout.DATA + layout.MARKS
_KNOWN_FOLDERS = (
    layout.PAPERS_FOLDER,
    layout.SIGNED_FOLDER,
    layout.DECISIONS_FOLDER,
    layout.PORTAL_FOLDER,
    layout.ATTACHMENTS_FOLDER,
)
_KNOWN_FILES = (layout.FACTS, layout.MARKS, layout.README)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A package whose files are whole and hold to their schemas; `payload` by name inside `data/`."""

    facts: Mapping[str, Any]
    facts_digest: str
    marks: Mapping[str, Any]
    info: Mapping[str, str]
    payload: Mapping[str, Packed]


def reference_problems(contents: Contents) -> list[PackageProblem]:
    """Return everything that does not fit together."""
    checks = (_identity, _programme, _ids, _initiatives, _people, _files, _expected, _stray, _marks)
    return [found for check in checks for found in check(contents)]


def _identity(contents: Contents) -> Iterator[PackageProblem]:
    submission = contents.facts["submission"]
    if contents.info["Facts-SHA256"] != contents.facts_digest:
        yield problem("facts-digest", BAG_INFO)
    if contents.info["Paper-Code"] != code_text(contents.facts_digest):
        yield problem("paper-code", BAG_INFO)
    identifier = identifier_of(submission["id"], submission["revision"])
    if {contents.info["External-Identifier"], contents.info["Bag-Group-Identifier"]} != {identifier}:
        yield problem("identifier", BAG_INFO)


def _programme(contents: Contents) -> Iterator[PackageProblem]:
    programme = contents.facts["programme"]
    source = programme["source"].encode("utf-8")
    if hashlib.sha256(source).hexdigest() != programme["digest"]:
        yield problem("programme-digest", FACTS_PATH)
    try:
        stated = read_toml(source)
        allowed = allowed_facts(stated["person_fields"], stated["portal"]["fields"], phases=bool(stated.get("phases")))
    except (ValueError, KeyError, TypeError):
        yield problem("programme-malformed", FACTS_PATH)
        return
    if (stated.get("id"), stated.get("version")) != (programme["id"], programme["version"]):
        yield problem("programme-mismatch", FACTS_PATH)
    for index, person in enumerate(contents.facts["people"]):
        for name in person.keys() - allowed:
            yield problem("personal-data", FACTS_PATH, f"people/{index}/{name}")


def _ids(contents: Contents) -> Iterator[PackageProblem]:
    for name in ("units", "decisions", "people", "initiatives"):
        for twice in _repeated(item["id"] for item in contents.facts[name]):
            yield problem("id-duplicate", FACTS_PATH, f"{name}/{twice}")


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def _initiatives(contents: Contents) -> Iterator[PackageProblem]:
    facts = contents.facts
    units = {item["id"] for item in facts["units"]}
    decisions = {item["id"] for item in facts["decisions"]}
    people = {item["id"] for item in facts["people"]}
    if facts["unit"] not in units:
        yield problem("unit-unknown", FACTS_PATH, "unit")
    for index, item in enumerate(facts["initiatives"]):
        place = f"initiatives/{index}"
        if item["unit_id"] not in units:
            yield problem("unit-unknown", FACTS_PATH, place)
        if item["decision_id"] is not None and item["decision_id"] not in decisions:
            yield problem("decision-unknown", FACTS_PATH, place)
        if any(author["person_id"] not in people for author in item["authors"]):
            yield problem("author-unknown", FACTS_PATH, place)


def _people(contents: Contents) -> Iterator[PackageProblem]:
    authors = {author["person_id"] for item in contents.facts["initiatives"] for author in item["authors"]}
    for index, person in enumerate(contents.facts["people"]):
        if person["id"] not in authors:
            yield problem("person-stranger", FACTS_PATH, f"people/{index}")


def _stated_files(facts: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for index, decision in enumerate(facts["decisions"]):
        if decision["scan"] is not None:
            yield f"decisions/{index}", decision["scan"]
    for index, item in enumerate(facts["initiatives"]):
        for order, attachment in enumerate(item["attachments"]):
            yield f"initiatives/{index}/attachments/{order}", attachment["file"]


def _files(contents: Contents) -> Iterator[PackageProblem]:
    folders = (layout.DECISIONS_FOLDER, layout.ATTACHMENTS_FOLDER)
    there = {item.sha256: item.size for path, item in contents.payload.items() if path.startswith(folders)}
    stated: set[str] = set()
    for place, file in _stated_files(contents.facts):
        if file["sha256"] is None:
            continue
        stated.add(file["sha256"])
        if file["sha256"] not in there:
            yield problem("attachment-absent", FACTS_PATH, place)
        elif there[file["sha256"]] != file["size"]:
            yield problem("attachment-size", FACTS_PATH, place)
    for path, item in contents.payload.items():
        if path.startswith(folders) and item.sha256 not in stated:
            yield problem("attachment-stray", layout.DATA + path)


def _expected(contents: Contents) -> Iterator[PackageProblem]:
    for stem in layout.REQUIRED_PAPERS:
        if not any(path.rpartition(".")[0] == stem for path in contents.payload):
            yield problem("paper-missing", layout.DATA + stem)
    for number, item in enumerate(contents.facts["initiatives"], start=1):
        path = layout.portal_path(number, item["code"])
        if path not in contents.payload:
            yield problem("portal-missing", layout.DATA + path)
    if layout.README not in contents.payload:
        yield problem("readme-missing", layout.DATA + layout.README)


def _stray(contents: Contents) -> Iterator[PackageProblem]:
    for path in contents.payload:
        if path not in _KNOWN_FILES and not path.startswith(_KNOWN_FOLDERS):
            yield problem("payload-stray", layout.DATA + path)


def _marks(contents: Contents) -> Iterator[PackageProblem]:
    marks, submission = contents.marks, contents.facts["submission"]
    about = (marks["submission"], marks["revision"], marks["facts_sha256"])
    if about != (submission["id"], submission["revision"], contents.facts_digest):
        yield problem("marks-other", MARKS_PATH)
    scan = marks["signed_scan"]
    expected = None if scan is None else (scan["sha256"], scan["size"])
    scans = {path: item for path, item in contents.payload.items() if path.startswith(layout.SIGNED_FOLDER)}
    if expected is not None and expected not in {(item.sha256, item.size) for item in scans.values()}:
        yield problem("scan-absent", MARKS_PATH)
    for path, item in scans.items():
        if (item.sha256, item.size) != expected:
            yield problem("scan-stray", layout.DATA + path)
