"""The public papers of the meeting."""
