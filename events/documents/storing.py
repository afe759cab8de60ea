"""The folder of the papers' files."""

from adgmin.core.sealed import SealedFolder

PAPERS = SealedFolder("papers")
