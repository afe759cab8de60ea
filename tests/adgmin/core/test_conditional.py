"""What a reader has already is not sent again."""

import pytest
from django.test import RequestFactory

from adgmin.core.conditional import has_it


@pytest.mark.parametrize(
    ("asked", "has"),
    [
        ('W/"a"', True), ('"a"', True), ('"x", W/"a"', True), ("*", True), ('"x"', False), ("", False),
        ("a", False), ('W/"ab"', False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("etag", ['W/"a"', '"a"'])
def test_by_the_weak_comparison(asked, has, etag):
    headers = {"if-none-match": asked} if asked else {}
    assert has_it(RequestFactory().get("/", headers=headers), etag) is has
