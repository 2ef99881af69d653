"""Writes the sample data anew: `python -m tests.samples`."""

from tests.samples.build import write_samples

write_samples()
