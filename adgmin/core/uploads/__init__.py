"""What comes from outside as a file: looked at, made anew or refused with the reason; nothing kept on refusal."""

from .decoding import MOST_PICTURE, decoded
from .marks import secret_mark
from .papers import MOST_PAPER, check_pdf
from .pictures import Crop, Picture, hints, portrait, scan
from .reading import read_upload

__all__ = [
    "MOST_PAPER", "MOST_PICTURE", "Crop", "Picture", "check_pdf", "decoded", "hints", "portrait", "read_upload", "scan",
    "secret_mark",
]  # fmt: skip
