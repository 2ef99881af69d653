"""What is measured is the same in every run, and the table of results can be read."""

from collections import Counter
from contextlib import nullcontext

import pytest

from desktop_app.domain.kinds import Verdict
from desktop_app.domain.plan import ProblemSeverity, Register
from desktop_app.importing.parsing import parse
from desktop_app.importing.planning import plan
from desktop_app.importing.workbook_content import read_content
from tests.bench.measure import Comparison, Measure, Step
from tests.bench.table import Job, Limit, Row, as_json, render
from tests.bench.workbook import write_workbook
from tests.bench.workload import Workload, titles


def test_an_initiative_is_the_same_at_every_size():
    few, many = Workload(100, 20), Workload(100, 60)
    assert list(few.records()) == list(many.records())[:20]
    assert few.people() == many.people()
    assert titles(10) == titles(30)[:10]


def test_texts_are_as_long_and_varied_as_officers_write_them():
    initiatives = [record.initiative for record in Workload(100, 300).records()]
    lengths = [len(item.summary) for item in initiatives if item.summary]
    assert 300 <= sum(lengths) / len(lengths) <= 900
    assert max(lengths) < 1200
    assert len({item.title for item in initiatives}) == 300


def test_every_verdict_comes_up():
    counts = Counter(item.assessment.verdict for item in Workload(200, 400).dossier().cases)
    assert set(counts) == set(Verdict)
    assert counts[Verdict.ELIGIBLE] > 200


def test_the_workbook_says_what_the_values_say(tmp_path):
    union = Workload(30, 50)
    write_workbook(tmp_path / "so.xlsx", union, files=True)
    sheets = read_content((tmp_path / "so.xlsx").read_bytes(), "so.xlsx")
    planned = plan(parse(sheets, tmp_path), Register())
    assert [problem for problem in planned.problems if problem.severity is ProblemSeverity.ERROR] == []
    assert tuple(change.record for change in planned.people) == union.people()
    found = {change.record.initiative.code: change.record.initiative for change in planned.initiatives}
    assert found == {record.initiative.code: record.initiative for record in union.records()}
    assert all(item.path for change in planned.initiatives for item in change.record.attachments or ())


def row(limit: Limit, ratio: float = 0.05) -> Row:
    job = Job(name="docx", title="a table", ours=Step(nullcontext), peer_title="the peer", limit=limit)
    ours, peer = Measure(0.5, 0.5, 0.6, 80.0, 75.0), Measure(10.0, 10.0, 10.5, 90.0, 60.0)
    return Row(job, Comparison(ours, peer, ratio))


@pytest.mark.parametrize(
    ("limit", "met"),
    [
        (Limit(), None),
        (Limit(ratio=0.05), True),
        (Limit(ratio=0.049), False),
        (Limit(seconds=0.5, beyond=5, peak=80, wall=0.6), True),
        (Limit(seconds=0.4), False),
        (Limit(ratio=0.1, beyond=4), False),
        (Limit(peak=79), False),
        (Limit(wall=0.5), False),
    ],
)
def test_a_figure_is_reached_where_all_of_it_holds(limit, met):
    assert row(limit).met is met


def test_the_table_names_figures_and_what_was_found():
    broken = Row(row(Limit(ratio=0.1)).job, None)
    lines = render([row(Limit(ratio=0.1, beyond=10)), broken]).splitlines()
    words = "a table 500 ms 10.00 s the peer 0.05 ≤ 0.1 ×, ≤ 10 MB beyond yes 80 MB (+5)"
    assert " ".join(lines[2].split()) == words
    assert " ".join(lines[3].split()) == "a table failed – – ≤ 0.1 × NO –"
    assert as_json(row(Limit(ratio=0.1)))["met"] is True
    assert broken.met is False
