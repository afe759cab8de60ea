import re
from pathlib import Path

from django.contrib.staticfiles import finders

from adgmin.core.bundles import BUNDLES, SOURCE, joined


def test_a_bundle_is_found_and_holds_its_parts_in_order():
    path = finders.find("css/public.css")
    text = Path(path).read_text(encoding="utf-8")
    assert text == joined("css/public.css")
    assert text.startswith("@layer tokens, reset, base")
    assert text.index(".mast {") < text.index(".hero {") < text.index("@media print")
    assert "/*" not in text


def test_other_files_are_none_of_its_business():
    assert finders.find("css/tokens.css") == str(SOURCE / "css" / "tokens.css")
    assert finders.find("css/nothing.css") is None


def test_every_part_exists_and_points_only_to_our_own_files():
    for name in BUNDLES:
        for target in re.findall(r'url\("([^"]+)"\)', joined(name)):
            assert (SOURCE / "css" / target).resolve().is_file(), target
