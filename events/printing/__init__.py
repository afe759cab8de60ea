"""The programme on paper: made of the public programme, kept by its version."""
