"""The list of participants and the other lists of people, as pages and as files."""
