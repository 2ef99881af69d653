"""Limits that the operating system sets on a child process's memory and time."""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMIT_INFORMATION = 9
    _LIMIT_PROCESS_MEMORY = 0x100
    _LIMIT_KILL_ON_JOB_CLOSE = 0x2000

    class _BasicLimits(ctypes.Structure):
        _fields_ = [
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        ]

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = [
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        ]

    class Job:
        """A Windows job object around a child: limits its memory, and ends it with this process."""

        def __init__(self, process_handle: int, memory: int) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._handle = wintypes.HANDLE(self._kernel.CreateJobObjectW(None, None))
            limits = _ExtendedLimits()
            limits.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY | _LIMIT_KILL_ON_JOB_CLOSE
            limits.ProcessMemoryLimit = memory
            done = self._kernel.SetInformationJobObject(
                self._handle, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
            ) and self._kernel.AssignProcessToJobObject(self._handle, wintypes.HANDLE(process_handle))
            if not done:
                error = ctypes.get_last_error()
                self.close()
                raise ctypes.WinError(error)

        def close(self) -> None:
            """Give the job up; a child that still runs in it is ended."""
            self._kernel.CloseHandle(self._handle)

    def limit_self(memory: int, seconds: float) -> None:
        """Do nothing: on Windows the parent sets the limits, with a `Job`."""

else:
    import resource

    class Job:
        """Nothing: on POSIX the child limits itself."""

        def __init__(self, process_handle: int, memory: int) -> None:
            pass

        def close(self) -> None:
            """Do nothing."""

    def limit_self(memory: int, seconds: float) -> None:
        """Limit this process's data to `memory` bytes, and its time: it can't outlive a killed parent.

        The limit is on data (heap and anonymous maps), not on addresses: mapped files and reserved addresses
        cost no memory.
        """
        _lower(resource.RLIMIT_DATA, memory)
        _lower(resource.RLIMIT_CPU, 2 * 2 * int(seconds) + 2)
        _lower(resource.RLIMIT_CORE, 0)

    def _lower(kind: int, value: int) -> None:
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))
