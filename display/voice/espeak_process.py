"""espeak-ng in a process of its own: ``python -m display.voice.espeak_process``, one JSON line in, one WAV out.

The library is GPL-3 and therefore kept apart: this process speaks to Antrean only by its pipes, and Antrean works
without it. A request is ``{"text", "language", "pace"}`` on one line; the answer is one line ``{"bytes": n}`` followed
by n bytes of WAV, or ``{"error": "..."}``. It ends when its input ends, so it never outlives the screen.
"""

from __future__ import annotations

import ctypes
import io
import json
import os
import sys
import wave
from pathlib import Path
from typing import BinaryIO

WORDS_A_MINUTE = 175  # espeak-ng's own pace
_RETRIEVE = 1  # AUDIO_OUTPUT_RETRIEVAL: samples to the callback, no device
_DONT_EXIT = 0x8000
_RATE = 1  # espeakRATE
_CHARS_UTF8 = 1
_OK = 0

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class Espeak:
    """The library, loaded from the package ``espeakng-loader``."""

    def __init__(self) -> None:
        import espeakng_loader  # noqa: PLC0415 - an extra; without it the process says so in its answer

        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = Path(espeakng_loader.get_data_path())
        os.chdir(data.parent)  # the library cuts data paths off at 160 characters; a relative one is short
        self._rate: int = self._library.espeak_Initialize(_RETRIEVE, 0, b".", _DONT_EXIT)
        if self._rate <= 0:
            raise OSError("espeak-ng does not start")
        self._samples = bytearray()
        self._callback = _Callback(self._take)  # kept: the library holds only its address
        self._library.espeak_SetSynthCallback(self._callback)

    def _take(self, samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int) -> int:
        if count:
            self._samples += ctypes.string_at(samples, count * 2)
        return 0

    def wav(self, text: str, language: str, pace: float) -> bytes:
        """``text`` as a WAV file; ``pace`` 1.0 is the engine's own."""
        if self._library.espeak_SetVoiceByName(language.encode()) != _OK:
            raise OSError(f"espeak-ng has no voice for {language}")
        self._library.espeak_SetParameter(_RATE, round(WORDS_A_MINUTE * pace), 0)
        self._samples.clear()
        data = text.encode() + b"\0"
        if self._library.espeak_Synth(data, len(data), 0, 0, 0, _CHARS_UTF8, None, None) != _OK:
            raise OSError("espeak-ng does not speak")
        self._library.espeak_Synchronize()
        out = io.BytesIO()
        with wave.open(out, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(self._rate)
            file.writeframes(bytes(self._samples))
        return out.getvalue()


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each line until there are no more."""
    engine: Espeak | None = None
    for line in requests:
        try:
            engine = engine or Espeak()
            asked = json.loads(line)
            wav = engine.wav(str(asked["text"]), str(asked["language"]), float(asked["pace"]))
        except (OSError, ImportError, KeyError, ValueError) as error:
            answers.write(json.dumps({"error": f"{type(error).__name__}: {error}"[:300]}).encode() + b"\n")
        else:
            answers.write(json.dumps({"bytes": len(wav)}).encode() + b"\n" + wav)
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
