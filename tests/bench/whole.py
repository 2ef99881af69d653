"""The whole job on a large union: a workbook with 5,000 members and 4,000 initiatives through `make`."""

import contextlib
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.inputs import Inputs, Scale
from tests.bench.measure import Step, Work
from tests.bench.table import Job, Limit
from tests.bench.workload import CHECKED_ON, PROGRAMME, Workload


def jobs(scale: Scale, inputs: Inputs) -> Iterator[Job]:
    """Yield the job."""
    union = Workload(scale.pick(500, 5000), scale.pick(400, 4000))
    yield Job(
        name="make",
        title=f"make, {union.members} members, {union.initiatives} initiatives",
        ours=Step(make, (inputs.workbook(union, files=True),)),
        limit=Limit(wall=60, peak=400),
        once=True,
    )


@contextmanager
def make(book: Path) -> Iterator[Work]:
    """Run the command line in this process; memory is that of all its processes together."""
    from desktop_app.cli.main import run
    from desktop_app.domain.context import system_context

    with TemporaryDirectory() as out:
        words = ["make", str(book), "--programme", PROGRAMME, "--on", CHECKED_ON.isoformat(), "--out", out, "--json"]
        answer = io.StringIO()

        def work() -> None:
            with contextlib.redirect_stdout(answer):
                status = run(words, system_context("bench"), Path(out))
            assert status in (0, 1), answer.getvalue()

        yield work
        said = json.loads(answer.getvalue())
        assert len(said["packages"]) == 1, said
        verdicts = Counter(item["verdict"] for item in said["check"]["initiatives"])
        print(f"make: {dict(verdicts)}", file=sys.stderr, flush=True)
