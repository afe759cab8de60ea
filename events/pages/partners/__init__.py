"""The delegations: the list in protocol order and a page for each."""
