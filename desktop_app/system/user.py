"""Who uses the program, and on which computer."""

import getpass
import socket


def user_name() -> str:
    """Return the login name, or "" when the system doesn't know one."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""


def host_name() -> str:
    """Return the computer's name without its domain."""
    return socket.gethostname().partition(".")[0]
