"""A refused request for a feed, as problem details (RFC 9457) in both languages."""

import json
from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import gettext

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem


def refusal(problems: Sequence[Problem]) -> HttpResponse:
    """Answer 400, naming every parameter that was wrong."""
    title = in_both(lambda: gettext("The request has a value that does not exist."))
    body = {
        "type": "urn:adgmin:problem:unknown-value",
        "title": title.en,
        "title_vi": title.vi,
        "status": 400,
        "detail": " ".join(problem.message.en for problem in problems),
        "detail_vi": " ".join(problem.message.vi for problem in problems),
        "errors": [
            {"parameter": p.field, "code": p.code, "message_vi": p.message.vi, "message_en": p.message.en}
            for p in problems
        ],
    }
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(text, status=400, content_type="application/problem+json; charset=utf-8")
