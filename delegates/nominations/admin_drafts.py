"""Drafts are the delegation's own until they are sent: the records show them to nobody."""

from typing import Any, ClassVar

from django.http import HttpRequest


class WithoutDrafts:
    """An admin page that leaves out drafts and what hangs on them; `to_delegate` leads to the person."""

    to_delegate: ClassVar[str] = "delegate__"

    def get_queryset(self, request: HttpRequest) -> Any:
        """All but those of drafts."""
        found = super().get_queryset(request)  # type: ignore[misc]  # of the admin that it is mixed into
        return found.exclude(**{f"{self.to_delegate}accreditation__state": "draft"})
