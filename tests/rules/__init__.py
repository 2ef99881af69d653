"""Tests of the rules, one table of cases each."""
