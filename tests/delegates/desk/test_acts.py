"""The record in words: every act about people has its sentence, and codes of notes are words too."""

import ast
from pathlib import Path

from django.utils.translation import override

from adgmin.core.models import AuditRecord
from delegates.accreditation.transitions import VERBS
from delegates.desk import acts

ROOT = Path(acts.__file__).parent.parent
FOLDERS = ("accreditation", "privacy", "nominations", "mail", "lists", "imports", "portal")


def verbs_written():
    """Every verb that is given to the audit as it stands in the source."""
    for path in (path for folder in FOLDERS for path in (ROOT / folder).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("audit.record", "audit.entry"):
                yield from (
                    one.value for one in ast.walk(node.args[1]) if isinstance(one, ast.Constant) and one.value
                )


def test_every_act_has_its_sentence():
    written = set(verbs_written())
    assert {"file read", "consent", "change", "merge"} <= written
    assert (written | VERBS.keys()) - acts._WORDS.keys() == set()


def test_codes_of_notes_are_words():
    with override("vi"):
        said = acts.note_in_words(AuditRecord(verb="taken in", note="JP adviser S000160"))
        assert said == "JP Cố vấn S000160"
        assert acts.note_in_words(AuditRecord(verb="hold", note="delegate")) == "delegate"
