"""Loading again leaves to papers what was issued of them here."""

from pathlib import Path

from delegates.management.commands.load_edition import PLAN
from events.editions.pack.loading import load_pack
from events.models import Document, Revision
from tests.conftest import NOW

PACK = Path(__file__).resolve().parents[4] / "events" / "editions" / "packs" / "adgmin6"


def test_a_paper_that_was_issued_here_keeps_what_its_files_say(edition):
    """Its title still follows the pack; a paper without a file follows it in everything."""
    issued, other = Document.objects.filter(edition=edition).order_by("pk")[:2]
    Revision.objects.create(document=issued, number=3, made_at=NOW, issued_at=NOW)
    was = other.version
    here = {"version": 4, "pages": 77, "languages": ["vi"], "issued_on": NOW.date()}
    Document.objects.filter(pk__in=[issued.pk, other.pk]).update(title_en="Other", **here)
    loaded = load_pack(PACK, PLAN)
    assert loaded.outcomes["documents"].changed == [issued.symbol, other.symbol]
    for paper in (issued, other):
        paper.refresh_from_db()
        assert paper.title_en != "Other"
    assert {name: getattr(issued, name) for name in here} == here
    assert other.version == was
    assert other.pages != 77
