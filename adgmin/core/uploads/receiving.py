"""Receiving uploads: in memory alone, so that no passport is ever left readable in a folder for temporary files."""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from adgmin.core.workbooks.sheet import MAX_BYTES

MOST = MAX_BYTES + 1024 * 1024  # more than the largest file that any page takes: a workbook


class InMemory(FileUploadHandler):
    """Keeps a file in memory; of what is larger than any page takes only the size, by which the page refuses it."""

    chunk_size = 256 * 1024

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin."""
        super().new_file(*args, **kwargs)
        self._content = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a part, up to the limit; no other handler gets it."""
        if start + len(raw_data) <= MOST:
            self._content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Hand over what was kept, under its true size."""
        self._content.seek(0)
        return InMemoryUploadedFile(
            file=self._content, field_name=self.field_name, name=self.file_name or "", content_type=self.content_type,
            size=file_size, charset=self.charset, content_type_extra=self.content_type_extra,
        )  # fmt: skip
