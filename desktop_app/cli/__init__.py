"""The command line: the services of the window, for offices that script and for tests; imports no Qt."""
