"""Pictures that releases show: their files stay when the record goes, for a release is never rewritten."""

from django.db.models import TextField
from django.db.models.functions import Cast

from events.pictures.models import Picture
from events.pictures.storing import shown_by

from .models import Release
from .programme import PublicPicture


def start() -> None:
    """Speak for the releases when files would go."""
    shown_by(is_released)


def is_released(digest: str) -> bool:
    """Whether any release names a picture."""
    said = Release.objects.annotate(said=Cast("content", TextField()))
    return said.filter(said__contains=digest).exists()


def public_picture(picture: Picture | None) -> PublicPicture | None:
    """Return what is shown of a picture; nothing while its files are not ready."""
    if picture is None or not picture.widths:
        return None
    return PublicPicture(
        digest=picture.digest,
        width=picture.width,
        height=picture.height,
        widths=tuple(picture.widths),
        told=picture.told,
        is_drawing=picture.is_drawing,
    )
