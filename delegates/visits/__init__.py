"""Visits to booths: a badge is shown, and its bearer alone decides what the exhibitor learns."""
