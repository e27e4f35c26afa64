"""One video's decoding process as the TV sees it: started, heard and ended by a thread; nobody ever waits for it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence

import msgspec

from display.player.words import LONGEST_LINE, Broken, Job, News, Order, line, read_news

COMMAND = (sys.executable, "-m", "display.player.decode_process")
_PATIENCE_S = 5.0


class Session:
    """A process for one video.

    ``inherited`` are open files it is given, ``let_go`` is called when it has them and again at its end. ``tell`` is
    called in another thread, the last time always with ``Broken``: then nothing of the process is left.
    """

    def __init__(
        self,
        job: Job,
        inherited: Sequence[int],
        let_go: Callable[[], None],
        tell: Callable[[News], None],
        command: Sequence[str] = COMMAND,
    ) -> None:
        self._job = job
        self._inherited = tuple(inherited)
        self._let_go = let_go
        self._tell = tell
        self._command = tuple(command)
        self._lock = threading.Lock()
        self._closed = False
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="video", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int | None:
        """The process, once it runs."""
        return self._process.pid if self._process else None

    def order(self, order: Order) -> None:
        """Tell the process; one that does not listen any more is found out by what it does not do."""
        with self._lock:
            process = self._process
            if process is None or process.stdin is None or process.stdin.closed:
                return
            try:
                os.write(process.stdin.fileno(), line(order))
            except OSError:
                return  # dead, or so long asleep that its pipe is full

    def close(self) -> None:
        """End it, at once; its thread tidies up."""
        with self._lock:
            self._closed = True
            if self._process is not None and self._process.returncode is None:
                self._process.kill()

    def join(self) -> None:
        """Wait until nothing of it is left."""
        self._thread.join(_PATIENCE_S)

    def _run(self) -> None:
        why = "it ended"
        try:
            process = self._start()
            if process is not None:
                why = self._hear(process)
        except (OSError, ValueError, msgspec.DecodeError) as error:
            why = f"{type(error).__name__}: {error}"
        self.close()
        self._tidy()
        self._let_go()
        self._tell(Broken(why))

    def _start(self) -> subprocess.Popen[bytes] | None:
        """The process, told its job; None when nobody wants it any more."""
        with self._lock:
            if self._closed:
                return None
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=self._inherited,
            )
            self._process = process
            self._let_go()
            if process.stdin is not None:
                os.write(process.stdin.fileno(), line(self._job))
                if sys.platform != "win32":
                    os.set_blocking(process.stdin.fileno(), False)
            return process

    def _hear(self, process: subprocess.Popen[bytes]) -> str:
        """Hand on what it says until it ends; answers why that was."""
        if process.stdout is None:
            return "no pipe"
        while said := process.stdout.readline(LONGEST_LINE):
            news = read_news(said)
            if isinstance(news, Broken):
                return news.why
            self._tell(news)
        return "it ended"

    def _tidy(self) -> None:
        with self._lock:
            process = self._process
            if process is None:
                return
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except OSError:
                        continue  # the other end is gone
