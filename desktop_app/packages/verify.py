"""Check a package from outside to inside without trusting anything in it, and say everything that is wrong.

Each stage looks only at what the stages before it found right: the file, the ZIP's directory, the bag's tag
files, every checksum while streaming, the JSON files, and what they say of each other.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Final

from desktop_app.domain.package import PackageProblem, PackageReport
from desktop_app.packages import bag, layout
from desktop_app.packages.code import code_text
from desktop_app.packages.directory import Directory, Entry, read_directory
from desktop_app.packages.entry_reader import stream_entry
from desktop_app.packages.faults import Fault, problem
from desktop_app.packages.limits import Limits
from desktop_app.packages.references import FACTS_PATH, MARKS_PATH, Contents, reference_problems
from desktop_app.packages.schemas import FACTS, MARKS, schema_problems, version_problem
from desktop_app.packages.strict_json import check_canonical, parse_strict
from desktop_app.system.errors import NotFound, SystemFault
from desktop_app.system.files import reader

_LITTER: Final = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_LITTER_FOLDER: Final = "__macosx"
_DEFAULT: Final = Limits()


def verify(path: Path, limits: Limits = _DEFAULT, watch: Callable[[int], None] | None = None) -> PackageReport:
    """Return what is wrong with a package; nothing is written, and no content of the file raises.

    `watch` is called with the length of each block of content that was read, and may raise to break off.
    """
    found = _Findings()
    try:
        with reader(path) as file:
            _Verification(file, limits, found, watch or _unwatched).run()
    except Fault as fault:
        found.problems.append(fault.problem)
    except NotFound:
        found.problems.append(problem("file-missing"))
    except SystemFault:
        found.problems.append(problem("file-unreadable"))
    return PackageReport(
        file=path,
        problems=tuple(found.problems),
        submission=found.submission,
        revision=found.revision,
        digest=f"sha256:{found.digest}" if found.digest else "",
        code=code_text(found.digest) if found.digest else "",
    )


def _unwatched(_length: int) -> None:
    return None


@dataclass(slots=True)
class _Findings:
    """What is known of a package so far."""

    problems: list[PackageProblem] = field(default_factory=list)
    submission: str = ""
    revision: int | None = None
    digest: str = ""


class _Verification:
    """One run over one file; a stage that finds problems ends it."""

    def __init__(self, file: BinaryIO, limits: Limits, found: _Findings, watch: Callable[[int], None]) -> None:
        self._file = file
        self._limits = limits
        self._found = found
        self._watch = watch
        self._following: dict[int, int] = {}
        self._tag_bytes: dict[str, bytes] = {}
        self._documents: dict[str, bytes] = {}
        self._payload: dict[str, bag.Packed] = {}

    def run(self) -> None:
        """Go through the stages until one finds problems."""
        directory = read_directory(self._file, self._limits)
        if self._report(directory.problems):
            return
        starts = [entry.offset for entry in directory.entries] + [directory.data_end]
        self._following = dict(pairwise(starts))
        inside = _inside(directory.entries)
        self._read_tags(inside)
        payload = bag.read_manifest(self._tag_bytes[bag.MANIFEST], bag.MANIFEST, self._limits.name)
        tags = bag.read_manifest(self._tag_bytes[bag.TAG_MANIFEST], bag.TAG_MANIFEST, self._limits.name)
        if self._report(self._tag_problems(tags)) or self._report(_listing_problems(inside, payload, tags)):
            return
        bag.check_declaration(self._tag_bytes[bag.BAGIT])
        if self._report(self._stream(directory, inside, payload)):
            return
        info = bag.read_info(self._tag_bytes[bag.BAG_INFO])
        if info["Payload-Oxum"] != _oxum(self._payload):
            raise Fault("oxum", bag.BAG_INFO)
        self._check_documents(info)

    def _report(self, problems: list[PackageProblem]) -> bool:
        self._found.problems += problems
        return bool(problems)

    def _read_tags(self, inside: dict[str, Entry]) -> None:
        for name in (*bag.TAGS, bag.TAG_MANIFEST):
            if name not in inside:
                raise Fault("tag-missing", name)
            if inside[name].size > self._limits.tag:
                raise Fault("tag-too-large", name)
            parts: list[bytes] = []
            self._entry(inside[name], parts.append, lambda _data: None)
            self._tag_bytes[name] = b"".join(parts)

    def _entry(self, entry: Entry, sink: Callable[[bytes], object], deflated: Callable[[bytes], object]) -> None:
        def watched(block: bytes) -> None:
            self._watch(len(block))
            sink(block)

        stream_entry(self._file, entry, self._following[entry.offset], watched, deflated)

    def _tag_problems(self, tags: dict[str, str]) -> list[PackageProblem]:
        found = []
        for name in bag.TAGS:
            if name not in tags:
                found.append(problem("tag-unlisted", name))
            elif hashlib.sha256(self._tag_bytes[name]).hexdigest() != tags[name]:
                found.append(problem("tag-checksum", name))
        return found

    def _stream(self, directory: Directory, inside: dict[str, Entry], payload: dict[str, str]) -> list[PackageProblem]:
        """Read every entry once, in the order of the file."""
        names = {entry.offset: name for name, entry in inside.items()}
        deflated = hashlib.sha256()
        problems = []
        for entry in directory.entries:
            name = names.get(entry.offset, "")
            try:
                sha256 = self._hash(entry, name, deflated.update)
            except Fault as fault:
                problems.append(fault.problem)
                continue
            if name not in payload:
                continue
            if sha256 != payload[name]:
                problems.append(problem("checksum", name))
            self._payload[name.removeprefix(layout.DATA)] = bag.Packed(name, sha256, entry.size)
        if not problems and directory.sealed not in ("", deflated.hexdigest()):
            problems.append(problem("packed-checksum"))
        return problems

    def _hash(self, entry: Entry, name: str, deflated: Callable[[bytes], object]) -> str:
        """Return the SHA-256 of an entry's content; that of the JSON files is kept."""
        digest = hashlib.sha256()
        if name not in (FACTS_PATH, MARKS_PATH):
            self._entry(entry, digest.update, deflated)
            return digest.hexdigest()
        if entry.size > self._limits.json:
            raise Fault("json-too-large", name)
        parts: list[bytes] = []
        self._entry(entry, parts.append, deflated)
        self._documents[name] = b"".join(parts)
        return hashlib.sha256(self._documents[name]).hexdigest()

    def _check_documents(self, info: dict[str, str]) -> None:
        for path in (FACTS_PATH, MARKS_PATH):
            if path not in self._documents:
                raise Fault("missing-file", path)
        digest = self._payload[layout.FACTS].sha256
        facts = self._document(FACTS_PATH, FACTS, ("programme/source",))
        if facts is not None:
            self._found.submission = facts["submission"]["id"]
            self._found.revision = facts["submission"]["revision"]
            self._found.digest = digest
        marks = self._document(MARKS_PATH, MARKS, ())
        if facts is None or marks is None:
            return
        contents = Contents(facts=facts, facts_digest=digest, marks=marks, info=info, payload=self._payload)
        self._report(reference_problems(contents))

    def _document(self, path: str, name: str, verbatim: tuple[str, ...]) -> dict[str, Any] | None:
        """Return a JSON file that holds to its schema, None where it doesn't, which is reported."""
        data = self._documents.pop(path)
        try:
            value = parse_strict(data, path, self._limits.depth)
            newer = version_problem(name, value, path)
            if newer is not None:
                self._report([newer])
                return None
            check_canonical(value, data, path, but=verbatim)
        except Fault as fault:
            self._report([fault.problem])
            return None
        broken = self._report(schema_problems(name, value, path, self._limits.schema_problems))
        return None if broken else value


def _inside(entries: list[Entry]) -> dict[str, Entry]:
    """Return the entries by their name in the bag's folder, without what file managers leave behind."""
    kept = [entry for entry in entries if not _is_litter(entry.name)]
    folder = next((entry.name.split("/")[0] for entry in kept if entry.name.endswith(f"/{bag.BAGIT}")), "")
    if not folder:
        zipped = any(entry.name.lower().endswith(".zip") for entry in kept)
        raise Fault("nested-package" if zipped else "not-a-package")
    for entry in kept:
        if not entry.name.startswith(f"{folder}/"):
            raise Fault("several-folders", entry.name)
    return {entry.name.removeprefix(f"{folder}/"): entry for entry in kept}


def _is_litter(name: str) -> bool:
    parts = PurePosixPath(name.lower()).parts
    return parts[-1] in _LITTER or parts[0] == _LITTER_FOLDER


def _listing_problems(inside: dict[str, Entry], payload: dict[str, str], tags: dict[str, str]) -> list[PackageProblem]:
    listed = {*payload, *tags, bag.TAG_MANIFEST}
    if bag.FETCH in inside:
        return [problem("fetch", bag.FETCH)]
    missing = [problem("missing-file", name) for name in sorted(listed - inside.keys())]
    extra = [problem("extra-file", name) for name in sorted(inside.keys() - listed)]
    return missing + extra


def _oxum(payload: dict[str, bag.Packed]) -> str:
    return f"{sum(item.size for item in payload.values())}.{len(payload)}"
