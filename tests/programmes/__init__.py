"""Tests of programme files."""
