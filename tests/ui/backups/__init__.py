"""Tests of backups on screen."""
