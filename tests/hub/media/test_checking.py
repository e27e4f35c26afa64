"""Each kind of bad file by its name, in the real checking process; and what a good one becomes."""

from __future__ import annotations

import io
import sys
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from shared.hub.media import examine as examining
from shared.hub.media.checking import Checking
from shared.hub.media.verdict import PICTURE_BYTES, Sound, Verdict
from shared.model import MediaKind
from shared.protocol.refusal import Refusal, RefusalCode
from tests.hub.media.samples import av1, bomb, picture, sound_only, video, write

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
BROKEN = Refusal(RefusalCode.MEDIA_BROKEN)
TOO_MANY = Refusal(RefusalCode.MEDIA_TOO_MANY_PIXELS, number="40 Mpx")


def overwritten(data: bytes) -> bytes:
    """The same file with nonsense where its pictures begin."""
    at = data.index(b"mdat") + 4
    return data[:at] + b"\xa5" * 900 + data[at + 900 :]


BAD: list[tuple[str, bytes, Refusal]] = [
    ("a zero-length file", b"", BROKEN),
    ("a truncated PNG", picture()[:-40], BROKEN),
    ("a truncated JPEG", picture("JPEG", (640, 480))[:-200], BROKEN),
    ("a truncated GIF", picture("GIF", (640, 480))[:-400], BROKEN),
    ("a truncated WebP", picture("WEBP", (640, 480))[:-60], BROKEN),
    ("a PNG with one wrong byte", picture()[:60] + b"!" + picture()[61:], BROKEN),
    (
        "a PNG of 60,000 px",
        bomb(),
        TOO_MANY,
    ),
    (
        "a PNG a little over the bound",
        bomb(8_000, 5_001),
        TOO_MANY,
    ),
    (
        "a picture file of more than 20 MB",
        picture() + bytes(PICTURE_BYTES),
        Refusal(RefusalCode.MEDIA_TOO_LARGE, number="20"),
    ),
    ("a program named .jpg", b"MZ\x90\x00" + bytes(200), Refusal(RefusalCode.MEDIA_BAD_TYPE, name="EXE")),
    ("a Linux program", b"\x7fELF" + bytes(200), Refusal(RefusalCode.MEDIA_BAD_TYPE, name="ELF")),
    ("an SVG with a script", SVG, Refusal(RefusalCode.MEDIA_BAD_TYPE, name="SVG")),
    ("an SVG in UTF-16", SVG.decode().encode("utf-16"), Refusal(RefusalCode.MEDIA_BAD_TYPE, name="SVG")),
    ("a page", b"\n<!DOCTYPE html><script>1</script>", Refusal(RefusalCode.MEDIA_BAD_TYPE, name="HTML")),
    ("a PDF", b"%PDF-1.7\n" + bytes(100), Refusal(RefusalCode.MEDIA_BAD_TYPE, name="PDF")),
    ("an archive", b"PK\x03\x04" + bytes(100), Refusal(RefusalCode.MEDIA_BAD_TYPE, name="ZIP")),
    ("a playlist", b"#EXTM3U\nfile:///etc/passwd\n", Refusal(RefusalCode.MEDIA_BAD_TYPE, name="M3U")),
    ("words", b"only words", Refusal(RefusalCode.MEDIA_BAD_TYPE, name="?")),
    ("an AVIF picture", b"\0\0\0\x1cftypavif" + bytes(100), Refusal(RefusalCode.MEDIA_BAD_TYPE, name="AVIF")),
    ("a truncated MP4", video()[:-300], BROKEN),
    ("the first half of an MP4", video()[: len(video()) // 2], BROKEN),
    ("a truncated MKV", video("mkv")[:-100], BROKEN),
    ("a truncated WebM", video("webm", "libvpx")[:-100], BROKEN),
    ("an MP4 with a page behind it", video() + b"<html><script>1</script>", BROKEN),
    ("an MP4 of nothing but a head", b"\0\0\0\x14ftypisom\0\0\0\0isom", BROKEN),
    ("an MP4 with its packets overwritten", overwritten(video()), BROKEN),
    ("an MP4 with AV1", av1(), Refusal(RefusalCode.MEDIA_BAD_CODEC, name="AV1")),
    ("an MP4 with MPEG-4 part 2", video(codec="mpeg4"), Refusal(RefusalCode.MEDIA_BAD_CODEC, name="MPEG-4")),
    ("an MP4 without pictures", sound_only(), Refusal(RefusalCode.MEDIA_BAD_TYPE, name="M4A")),
    (
        "a video wider than a TV",
        video(size=(1928, 64)),
        Refusal(RefusalCode.MEDIA_TOO_MANY_PIXELS, number="1920 × 1080 px"),
    ),
    (
        "a square video higher than a TV",
        video(size=(1200, 1200), seconds=0.1),
        Refusal(RefusalCode.MEDIA_TOO_MANY_PIXELS, number="1920 × 1080 px"),
    ),
]


@pytest.mark.parametrize(("data", "refusal"), [(d, r) for _, d, r in BAD], ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_refused_by_its_name(tmp_path: Path, data: bytes, refusal: Refusal) -> None:
    assert examine_here(tmp_path, data) == refusal


def examine_here(folder: Path, data: bytes) -> Verdict:
    """As the process does it, without its limits: those are not for the process of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(examining, "_bound", lambda _: None)
        return examining.examine(write(folder, "a.jpg", data), folder / "drawn")


@pytest.mark.parametrize(
    ("suffix", "codec"),
    [("mp4", "libx264"), ("mov", "libx264"), ("mkv", "libx264"), ("mp4", "libx265"), ("webm", "libvpx")],
)
def test_a_good_video_is_kept_as_it_is(tmp_path: Path, suffix: str, codec: str) -> None:
    verdict = examine_here(tmp_path, video(suffix, codec))
    assert isinstance(verdict, Sound), verdict
    assert (verdict.kind, verdict.suffix, verdict.width, verdict.height) == (MediaKind.VIDEO, suffix, 160, 120)
    assert verdict.seconds == pytest.approx(1.0, abs=0.15)
    assert not verdict.redrawn


def test_a_video_filled_up_with_zeros_to_a_full_block_is_good(tmp_path: Path) -> None:
    assert isinstance(examine_here(tmp_path, video() + bytes(4096 - len(video()) % 4096)), Sound)
    assert examine_here(tmp_path, video() + bytes(100) + b"PK") == BROKEN


def test_a_hub_without_the_library_for_videos_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    monkeypatch.delitem(sys.modules, "shared.hub.media.film", raising=False)
    assert examine_here(tmp_path, video()) == Refusal(RefusalCode.MEDIA_NO_VIDEO)
    assert isinstance(examine_here(tmp_path, picture()), Sound)


def test_a_portrait_video_is_as_good_as_landscape(tmp_path: Path) -> None:
    assert isinstance(examine_here(tmp_path, video(size=(1080, 1920), seconds=0.1)), Sound)


@pytest.mark.parametrize(("kind", "becomes"), [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "png"), ("WEBP", "jpg")])
def test_a_picture_is_drawn_anew_without_what_was_hidden_in_it(tmp_path: Path, kind: str, becomes: str) -> None:
    secret = b"<script>alert(1)</script>"
    exif = Image.Exif()
    exif[0x010E] = secret.decode()
    more: dict[str, object] = {"comment": secret} if kind == "GIF" else {"exif": exif}
    verdict = examine_here(tmp_path, picture(kind, **more) + secret)
    assert isinstance(verdict, Sound), verdict
    assert (verdict.suffix, verdict.width, verdict.height, verdict.redrawn) == (becomes, 320, 180, True)
    drawn = (tmp_path / "drawn").read_bytes()
    assert b"script" not in drawn
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.getexif() == {}
        assert "comment" not in image.info
        red, green, blue = image.convert("RGB").getpixel((300, 170))  # type: ignore[misc]
        assert abs(red - 0x1D) < 6
        assert abs(green - 0x37) < 6
        assert abs(blue - 0x66) < 6


def test_a_photograph_taken_upright_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    verdict = examine_here(tmp_path, picture("JPEG", exif=exif))
    assert isinstance(verdict, Sound)
    assert (verdict.width, verdict.height) == (180, 320)


def test_of_an_animation_the_first_picture_is_kept(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100)
    assert isinstance(examine_here(tmp_path, out.getvalue()), Sound)
    with Image.open(tmp_path / "drawn") as image:
        assert getattr(image, "n_frames", 1) == 1
        assert image.convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def test_transparency_stays_where_something_is_transparent(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (255, 0, 0, 128)).save(out, "WEBP")
    verdict = examine_here(tmp_path, out.getvalue())
    assert isinstance(verdict, Sound)
    assert verdict.suffix == "png"
    with Image.open(tmp_path / "drawn") as image:
        assert image.mode == "RGBA"


def test_sixteen_bits_of_grey_stay_the_same_grey(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("I;16", (40, 40), 128 * 257).save(out, "PNG")
    assert isinstance(examine_here(tmp_path, out.getvalue()), Sound)
    with Image.open(tmp_path / "drawn") as image:
        assert image.convert("RGB").getpixel((5, 5)) in {(127,) * 3, (128,) * 3}


def test_the_colours_of_a_printers_jpeg_are_kept(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("CMYK", (40, 40), (0, 255, 255, 0)).save(out, "JPEG")
    assert isinstance(examine_here(tmp_path, out.getvalue()), Sound)
    with Image.open(tmp_path / "drawn") as image:
        assert image.mode == "RGB"
        assert image.getpixel((5, 5))[0] > 240  # type: ignore[index]


def test_a_picture_larger_than_any_tv_is_made_smaller(tmp_path: Path) -> None:
    verdict = examine_here(tmp_path, picture("JPEG", (5000, 1000)))
    assert isinstance(verdict, Sound)
    assert (verdict.width, verdict.height) == (3840, 768)


# --- the process ------------------------------------------------------------------------------------------------------


def test_the_real_process_says_the_same_and_bounds_itself(tmp_path: Path) -> None:
    checking = Checking()
    good = checking.check(write(tmp_path, "a", picture()), tmp_path / "drawn")
    assert good == Sound(MediaKind.PICTURE, "png", 320, 180, redrawn=True)
    assert checking.check(write(tmp_path, "b", video()), tmp_path / "none").__class__ is Sound
    assert checking.check(write(tmp_path, "c", bomb()), tmp_path / "none") == TOO_MANY


CHILD = "import sys, time\n"
SAYS = """print('{{"type":"sound","kind":"video","suffix":"{}","width":{},"height":1}}')"""


@pytest.mark.parametrize(
    ("what", "program"),
    [
        ("dies", CHILD + "import os; os.abort()"),
        ("hangs", CHILD + "time.sleep(60)"),
        ("says nothing", CHILD),
        ("babbles", CHILD + "print('x' * 1000)"),
        (
            "claims what no file has",
            CHILD + 'print(\'{"type":"sound","kind":"video","suffix":"mp4","width":9999,"height":1}\')',
        ),
        (
            "names another suffix",
            CHILD + 'print(\'{"type":"sound","kind":"video","suffix":"html","width":9,"height":1}\')',
        ),
    ],
    ids=lambda value: value if " " not in value or len(value) < 30 else "",
)
def test_a_process_that_is_no_witness_any_more_means_a_bad_file(tmp_path: Path, what: str, program: str) -> None:
    checking = Checking((sys.executable, "-c", program), seconds=1.0 if what == "hangs" else 20)
    assert checking.check(write(tmp_path, "a", picture()), tmp_path / "drawn") == BROKEN


def test_stopping_ends_a_check_at_once(tmp_path: Path) -> None:
    checking = Checking((sys.executable, "-c", CHILD + "time.sleep(60)"))
    said: list[Verdict] = []
    thread = threading.Thread(target=lambda: said.append(checking.check(tmp_path / "a", tmp_path / "b")))
    begun = time.monotonic()
    thread.start()
    while checking._process is None:
        time.sleep(0.005)
    checking.stop()
    thread.join(10)
    assert said == [BROKEN]
    assert time.monotonic() - begun < 10
    assert checking.check(tmp_path / "a", tmp_path / "b") == BROKEN
