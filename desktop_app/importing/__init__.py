"""Workbooks in and out: cells, records with their problems, the plan of an import, and the workbooks we write."""
