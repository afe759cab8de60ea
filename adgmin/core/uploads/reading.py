"""Taking the bytes of an upload, up to a limit."""

import io
import zipfile
from typing import Any

from django.utils.translation import gettext

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Refused, Severity


def refusal(code: str, sentence: Any, field: str) -> Refused:
    """Return the refusal of a file; `sentence` is called in each language."""
    return Refused(Problem(code, Severity.BLOCK, in_both(sentence), field=field))


def read_upload(upload: Any, *, most: int, field: str) -> bytes:
    """Return the bytes of an upload. Raises Refused: `file_missing`, `file_empty`, `file_too_large`."""
    if upload is None:
        raise refusal("file_missing", lambda: gettext("Please choose a file."), field)
    if upload.size > most:
        raise refusal(
            "file_too_large",
            lambda: (
                gettext("The file has %(size).1f MB; at most %(most)d MB are taken. Please make it smaller.")
                % {"size": upload.size / 1_000_000, "most": most // 1_000_000}
            ),
            field,
        )
    data: bytes = upload.read(most + 1)
    if not data:
        raise refusal("file_empty", lambda: gettext("The file is empty. Please choose another one."), field)
    return data


def is_archive(data: bytes) -> bool:
    """Whether the bytes can be opened as a ZIP archive, which any other kind of file may be at the same time."""
    return zipfile.is_zipfile(io.BytesIO(data))
