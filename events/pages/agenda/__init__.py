"""The agenda as the public reads it: days, search, one meeting."""
