"""Lần đầu: naming the union, choosing its programme, and a sample workspace to try things in."""

import csv
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desktop_app.domain.context import Context
from desktop_app.domain.programme import Programme
from desktop_app.domain.progress import Progress, raise_if
from desktop_app.domain.unit import Unit
from desktop_app.rules.authorship import province_key
from desktop_app.services.faults import translated
from desktop_app.services.programmes import all_programmes, current_programme, find_programme, use_programme
from desktop_app.services.workspace import OpenWorkspace, is_workspace, open_workspace
from desktop_app.system.errors import faults
from desktop_app.system.files import make_folder, operations, remove_tree
from desktop_app.system.paths import default_workspace
from desktop_app.system.resources import read_text_resource, resource
from desktop_app.text.names import vietnamese_key

_SKIPPED: Final = "first-run-skipped"
_SAMPLE_FOLDER: Final = "HoSoSangKien-mau"
_SAMPLE_PROGRAMME: Final = "1trieu-yenbai-2022"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeChoice:
    """A programme to choose from; `closed`: its last day is over."""

    id: str
    title: str
    short_title: str
    issuer: str
    province: str
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the frame shows of a workspace: `unit` None before there is one; `programme_id` "" before one was chosen."""

    unit: Unit | None
    programme_id: str
    programme_title: str
    programmes: tuple[ProgrammeChoice, ...]
    sample: bool
    first_run: bool


def standing(workspace: OpenWorkspace) -> Standing:
    """Unit, programme and whether this workspace still has to be set up.

    `first_run`: no unit that has a name, nothing entered, and not skipped. `programmes` begin with the likely one.
    """
    programmes = all_programmes(workspace)
    chosen = current_programme(workspace)
    with workspace.store.read() as session:
        unit = session.units.own()
        entered = unit is not None and bool(
            unit.name or session.initiatives.count(unit.id) or session.people.keys(unit.id)
        )
        skipped = bool(session.settings.get(_SKIPPED))
    return Standing(
        unit=unit,
        programme_id=chosen,
        programme_title=next((item.short_title for item in programmes if item.id == chosen), ""),
        programmes=_choices(programmes, unit.province if unit else ""),
        sample=unit.sample if unit else False,
        first_run=not entered and not skipped,
    )


def programme_choices(workspace: OpenWorkspace, province: str = "") -> tuple[ProgrammeChoice, ...]:
    """The programmes, those of the province first, or of a province that has gone up in it."""
    return _choices(all_programmes(workspace), province)


def _choices(programmes: tuple[Programme, ...], province: str) -> tuple[ProgrammeChoice, ...]:
    near = _province_keys(province)
    ordered = sorted(programmes, key=lambda item: province_key(item.province) not in near)
    return tuple(
        ProgrammeChoice(
            id=item.id,
            title=item.title,
            short_title=item.short_title,
            issuer=item.issuer,
            province=item.province,
            closed=item.closed,
        )
        for item in ordered
    )


def _province_keys(province: str) -> frozenset[str]:
    """A province's key with those of the provinces that it was made of on 01/7/2025."""
    key = province_key(province)
    if not key:
        return frozenset()
    merged = (
        row["merged_from"].split(";") for row in _listed("provinces-2025.csv") if province_key(row["name"]) == key
    )
    return frozenset((key, *(province_key(name) for names in merged for name in names)))


def choose_programme(workspace: OpenWorkspace, programme_id: str) -> None:
    """Make a programme the one this workspace works on."""
    use_programme(workspace, find_programme(workspace, programme_id))


def skip_first_run(workspace: OpenWorkspace) -> None:
    """Remember that the officer doesn't want to be led."""
    with workspace.store.write() as session:
        session.settings.put(_SKIPPED, True)


def provinces() -> tuple[str, ...]:
    """The names of provinces to choose from, of before and after 01/7/2025, each once, in Vietnamese order."""
    names = {row["name"] for file in ("provinces-2004.csv", "provinces-2025.csv") for row in _listed(file)}
    return tuple(sorted(names, key=vietnamese_key))


def _listed(file: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(read_text_resource("lists", file).splitlines())


def sample_root() -> Path:
    """The folder of the sample, beside the office's own data."""
    return default_workspace().parent / _SAMPLE_FOLDER


def make_sample(root: Path, context: Context, progress: Progress) -> None:
    """Make a workspace with made-up data, marked as a sample, in a folder; one that is there already is left as it is.

    It is made beside its place and put there whole, so that one that was broken off is begun again.
    """
    if is_workspace(root):
        return
    unfinished = root.with_name(f"{root.name}.dang-tao")
    with translated():
        make_folder(root.parent)
        remove_tree(unfinished)
        if root.is_dir() and not any(root.iterdir()):
            remove_tree(root)
        try:
            _fill(unfinished, context, progress)
            with faults(root, writing=True):
                operations().replace(unfinished, root)
        finally:
            remove_tree(unfinished)


def make_own_sample(context: Context, progress: Progress, cancelled: Callable[[], bool]) -> Path:
    """Make the sample beside the office's own data unless it is there, and answer its folder; `Cancelled`."""

    def tell(done: int, total: int, what: str) -> None:
        raise_if(cancelled)
        progress(done, total, what)

    root = sample_root()
    make_sample(root, context, tell)
    return root


def _fill(root: Path, context: Context, progress: Progress) -> None:
    from desktop_app.services.intake import Intake, import_workbook, read_whole_workbook

    samples = tomllib.loads(read_text_resource("samples", "samples.toml"))["sample"]
    sample = next(item for item in samples if item["programme"] == _SAMPLE_PROGRAMME)
    workbook = resource("samples", *sample["workbook"].split("/"))
    parsed = read_whole_workbook(workbook, progress)
    with open_workspace(root, context) as workspace:
        intake = Intake(
            workbook=workbook, programme_id=_SAMPLE_PROGRAMME, strict=True, rejected_to=root / "bi-tra-lai.xlsx"
        )
        import_workbook(workspace, parsed, intake, progress)
        with workspace.store.write() as session:
            unit = session.units.own()
            if unit is not None and not unit.sample:
                session.units.save(replace(unit, sample=True), own=True)
