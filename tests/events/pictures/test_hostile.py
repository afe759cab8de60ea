"""What is no still picture of a usual kind and size is refused, or made anew without what it carried."""

import io

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from adgmin.core.problems import Refused
from events.pictures.taking_in import picture_in
from tests.adgmin.core.uploads.test_hostile import bomb, zipped
from tests.events.pictures.made import drawing, photo, saved


def refused(data: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        picture_in(data)
    (problem,) = refusal.value.problems
    assert problem.message.vi
    assert problem.message.en not in ("", problem.message.vi)
    return problem.code


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("red", "green")]
    return saved(frames[0], format=kind, save_all=True, append_images=frames[1:], duration=100)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bomb(60_000, 60_000), "not_a_picture"),
        (bomb(9_000, 9_000), "picture_too_large"),
        (photo()[:900], "not_a_picture"),
        (photo() + zipped(), "picture_and_more"),
        (photo() + b"<script>alert(1)</script>", "picture_and_more"),
        (b"%PDF-1.7 and more", "picture_and_more"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_picture"),
        (b"\0\0\0\x18ftypheic" + bytes(500), "not_a_picture"),
        (photo(319, 400), "picture_too_small"),
        (photo(1600, 390), "picture_too_long"),
        (moving("PNG"), "picture_moves"),
        (moving("WEBP"), "picture_moves"),
        (saved(Image.new("RGB", (400, 300)), format="GIF"), "not_a_picture"),
        (saved(Image.new("RGB", (400, 300)), format="TIFF"), "not_a_picture"),
    ],
)
def test_refused(data, code):
    assert refused(data) == code


def test_the_place_where_it_was_taken_is_gone_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[2] = (21.0, 1.0, 2.0)  # GPSLatitude
    image = picture_in(photo(700, 500, exif=exif))
    assert image.size == (500, 700)
    assert not image.getexif()
    assert image.info == {}


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "CMYK", "I;16", "1"])
def test_other_kinds_of_pixels_are_read(mode):
    format_ = "JPEG" if mode == "CMYK" else "PNG"
    plain = Image.open(io.BytesIO(drawing())).convert("RGB")
    image = Image.new("I;16", (700, 500), 100 * 257) if mode == "I;16" else plain.convert(mode)
    found = picture_in(saved(image, format=format_))
    assert (found.mode, found.size) == ("RGB", (700, 500))
    if mode == "I;16":
        assert found.getpixel((350, 250)) == (100, 100, 100)


def test_what_is_transparent_stands_on_white():
    image = Image.new("P", (700, 500), 0)
    image.putpalette([10, 130, 112, 200, 0, 0])
    data = saved(image, format="PNG", transparency=0)
    assert picture_in(data).getpixel((5, 5)) == (255, 255, 255)
    assert (
        picture_in(saved(Image.new("RGBA", (700, 500), (0, 0, 0, 0)), format="PNG")).getpixel((5, 5))
        == (255,) * 3
    )


def test_another_colour_space_is_turned_into_that_of_screens():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    assert picture_in(photo(icc_profile=b"no profile at all")).size == (700, 500)
    assert picture_in(photo(icc_profile=profile.tobytes())).size == (700, 500)
    same = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert "icc_profile" not in picture_in(photo(icc_profile=same)).info


def test_words_inside_a_png_are_left_behind():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "private note")
    notes.add_itxt("XML:com.adobe.xmp", "<x>private place</x>")
    assert picture_in(saved(Image.new("RGB", (400, 300)), format="PNG", pnginfo=notes)).info == {}


def test_a_large_one_is_kept_smaller():
    assert picture_in(photo(4000, 3000)).size == (2400, 1800)
