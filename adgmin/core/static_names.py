"""Hashed names for static files, where they have been collected."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedNames(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise has no types
    """Serves files under names that carry their hash; before `collectstatic` ran, under their own names.

    A page must not fail because a file is not collected yet. Scripts name the scripts that they import by such names
    too: an old one is never taken for a new one.
    """

    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> Any:
        """The hashed name, or the name itself."""
        if not self.hashed_files:
            return name
        return super().stored_name(name)
