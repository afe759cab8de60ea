"""The public pages of adopted outcomes."""
