"""Amendments of delegations to the texts that their party drafts with others."""
