"""The folder of private files of people and delegations."""

from adgmin.core.sealed import SealedFolder

FILES = SealedFolder("files")
