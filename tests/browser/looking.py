"""What axe says of a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # telling of what holds takes longer than finding what does not
}


def barriers(page: Page) -> list[tuple[str, list[str]]]:
    """Return each rule that the page breaks, with where."""
    found = Axe().run(page, options=_OPTIONS).response["violations"]
    return [(each["id"], [node["html"][:140] for node in each["nodes"]]) for each in found]
