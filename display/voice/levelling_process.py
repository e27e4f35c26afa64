"""Sounds made equally loud, in a process of its own: ``python -m display.voice.levelling_process``.

The measure is ITU-R BS.1770 (integrated, gated) and the true peak by FFmpeg's ``ebur128``, the limit its ``alimiter``,
both through PyAV. Its FFmpeg is GPL and therefore kept apart, as the voice engine is: one JSON line
``{"bytes", "loudness", "peak"}`` (LUFS, dBTP) and a WAV in; ``{"bytes": n}`` and a WAV of 16 bit out.
"""

from __future__ import annotations

import io
import json
import math
import sys
import wave
from array import array
from typing import BinaryIO

import av
import av.filter
from av.audio.frame import AudioFrame

ROUNDS = 3
"""What the limit takes away is given back, and limited again; more rounds change less than 0.1 LU."""
_NEAR_LU = 0.3
_FRAME = 16384
_SHORTEST_S = 0.45  # BS.1770 measures in blocks of 0.4 s: a shorter sound is measured with itself behind it
_OVERSAMPLED = 2
_PLAIN = ("aformat", "sample_fmts=s16:channel_layouts=mono")
_INTEGRATED = "lavfi.r128.I"
_SILENT = -69.0  # LUFS; the measure's own floor is -70


def loudness_of(samples: array[int], rate: int) -> float:
    """Integrated loudness in LUFS; -inf when there is nothing to hear."""
    if not samples:
        return -math.inf
    whole = samples
    while len(whole) < _SHORTEST_S * rate:
        whole = whole + samples
    blocks = [frame.metadata for frame in _through(_graph(rate, ("ebur128", "metadata=1:framelog=quiet")), whole, rate)]
    said = [float(block[_INTEGRATED]) for block in blocks if _INTEGRATED in block]  # each up to its own end
    return said[-1] if said and said[-1] > _SILENT else -math.inf


def true_peak_of(samples: array[int], rate: int) -> float:
    """True peak in dBTP, four times oversampled as BS.1770 has it; -inf in silence."""
    whole = _sound(_graph(rate, ("aresample", str(rate * 4)), _PLAIN), samples, rate)
    high, low = max(whole, default=0), min(whole, default=0)
    level = max(high, -low) / 32768
    return 20 * math.log10(level) if level > 0 else -math.inf


def levelled(samples: array[int], rate: int, loudness: float, peak: float) -> array[int]:
    """The same sound at ``loudness``, with no true peak above ``peak``; silence stays silence."""
    gain, out = 0.0, samples
    for _ in range(ROUNDS):
        now = loudness_of(out, rate)
        if not math.isfinite(now) or abs(loudness - now) < _NEAR_LU:
            break
        gain += loudness - now
        out = _limited(samples, rate, gain, peak)
    top = true_peak_of(out, rate)
    return _scaled(out, peak - top) if top > peak else out


def _limited(samples: array[int], rate: int, gain: float, peak: float) -> array[int]:
    limit = 10 ** ((peak - 0.3) / 20)
    graph = _graph(
        rate,
        ("aresample", str(rate * _OVERSAMPLED)),
        ("volume", f"{gain}dB:precision=float"),
        ("alimiter", f"limit={limit}:level=0:attack=2:release=60:latency=1"),
        ("aresample", str(rate)),
        _PLAIN,
    )
    return _sound(graph, samples, rate)


def _sound(graph: av.filter.Graph, samples: array[int], rate: int) -> array[int]:
    out = array("h")
    for frame in _through(graph, samples, rate):
        out.frombytes(bytes(frame.planes[0])[: frame.samples * 2])
    return out


def _scaled(samples: array[int], decibel: float) -> array[int]:
    factor = 10 ** (decibel / 20)
    return array("h", [max(-32768, min(32767, int(sample * factor))) for sample in samples])


def _graph(rate: int, *filters: tuple[str, str]) -> av.filter.Graph:
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="s16", layout="mono")
    for name, arguments in filters:
        made = graph.add(name, arguments)
        source.link_to(made)
        source = made
    source.link_to(graph.add("abuffersink"))
    graph.configure()
    return graph


def _through(graph: av.filter.Graph, samples: array[int], rate: int) -> list[AudioFrame]:
    out: list[AudioFrame] = []
    for start in range(0, len(samples), _FRAME):
        part = samples[start : start + _FRAME]
        frame = AudioFrame(format="s16", layout="mono", samples=len(part), align=1)
        frame.planes[0].update(part.tobytes())
        frame.sample_rate = rate
        frame.pts = start
        graph.push(frame)
        out += _pulled(graph)
    graph.push(None)
    return out + _pulled(graph)


def _pulled(graph: av.filter.Graph) -> list[AudioFrame]:
    out: list[AudioFrame] = []
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return out
        if isinstance(frame, AudioFrame):
            out.append(frame)


def _answer(asked: dict[str, float], data: bytes) -> bytes:
    with wave.open(io.BytesIO(data), "rb") as file:
        rate, samples = file.getframerate(), array("h", file.readframes(file.getnframes()))
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(rate)
        made.writeframes(levelled(samples, rate, asked["loudness"], asked["peak"]).tobytes())
    return out.getvalue()


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request until there are no more."""
    while line := requests.readline():
        asked = json.loads(line)
        data = requests.read(int(asked["bytes"]))
        try:
            wav = _answer(asked, data)
        except (OSError, ValueError, EOFError, wave.Error, av.FFmpegError) as error:
            answers.write(json.dumps({"error": f"{type(error).__name__}: {error}"[:300]}).encode() + b"\n")
        else:
            answers.write(json.dumps({"bytes": len(wav)}).encode() + b"\n" + wav)
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
