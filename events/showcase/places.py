"""What places of the hall are called."""

from adgmin.core.bilingual import Text


def booth_name(code: str) -> Text:
    """Return what a booth is called."""
    return Text(f"Gian {code}", f"Booth {code}")
