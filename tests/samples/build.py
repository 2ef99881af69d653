"""Makes every file of the sample data from the tables."""

from pathlib import Path
from typing import Final

from tests.samples.papers import paper_bytes
from tests.samples.pictures import picture_bytes
from tests.samples.tables import PROGRAMMES, load_pictures, load_sample
from tests.samples.workbook import workbook_bytes

SAMPLES: Final = Path(__file__).parents[2] / "resources" / "samples"


def sample_files() -> dict[str, bytes]:
    """Return the generated files by their path under `resources/samples`; the same tables give the same bytes."""
    files: dict[str, bytes] = {}
    for programme in PROGRAMMES:
        sample = load_sample(programme)
        files[f"{programme}/mau.xlsx"] = workbook_bytes(sample)
        files |= {f"{programme}/tep/{paper.file}": paper_bytes(paper, sample) for paper in sample.papers}
        pictures = load_pictures(programme)
        files |= {f"{programme}/tep/{picture.file}": picture_bytes(picture) for picture in pictures}
    return files


def write_samples(folder: Path = SAMPLES) -> None:
    """Write the generated files, over those that are there."""
    for name, content in sample_files().items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
