"""Badges: made from accreditations, signed, printed, handed over, taken back."""
