"""The addresses of pictures' files."""
