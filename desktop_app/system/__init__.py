"""What the machine offers: files, paths, the instance lock, log, crash reports, settings, child processes."""
