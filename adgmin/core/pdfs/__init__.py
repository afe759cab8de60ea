"""PDF files: written object by object, joined, set and drawn by programs of their own with bounded memory and time."""
