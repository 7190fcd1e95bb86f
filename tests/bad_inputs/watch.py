"""Starts a command and watches it: run as a file of its own, it is so small that its size hides nobody's.

A process counts as its own the memory of the one that started it; the test suite may hold more than the limit that is
to be tested. So the suite starts this, and this starts the command.

    python watch.py DESCRIPTOR SECONDS {open,closed} COMMAND …

Writes exit code, processor seconds, seconds and the peak of its memory in bytes to the file descriptor; after SECONDS
it ends the command.
The last but one says whether it has a standard input.
"""

import os
import signal
import sys
import time

KILOBYTE = 1024


def main() -> None:
    tell, seconds, stdin, *command = sys.argv[1:]
    began = time.monotonic()
    child = os.fork()
    if not child:
        os.close(int(tell))
        if stdin == "closed":
            os.close(0)
        os.execv(command[0], command)  # noqa: S606 - there is no shell on purpose
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, float(seconds))
    _, status, used = os.wait4(child, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    worked = used.ru_utime + used.ru_stime
    code = os.waitstatus_to_exitcode(status)
    os.write(int(tell), f"{code} {worked:.3f} {time.monotonic() - began:.3f} {used.ru_maxrss * KILOBYTE}".encode())


if __name__ == "__main__":
    main()
