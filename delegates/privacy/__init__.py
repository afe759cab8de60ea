"""Private files and consents: kept encrypted, read through one door, every reading recorded."""
