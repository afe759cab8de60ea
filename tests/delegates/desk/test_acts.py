"""The record in words: every act about people has its sentence, and codes of notes are words too."""

import ast
from pathlib import Path

from django.utils.translation import override

from adgmin.core.models import AuditRecord
from delegates.accreditation.transitions import VERBS
from delegates.badges.batch_making import ENDED
from delegates.badges.states import MOVES
from delegates.desk import acts

ROOT = Path(acts.__file__).parents[2]


def verbs_written():
    """Every verb that is given to the audit as it stands in the source; those put together have tests of their own."""
    for path in (path for app in ("adgmin", "events", "delegates") for path in (ROOT / app).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) not in (
                "audit.record",
                "audit.entry",
            ):
                continue
            if len(node.args) > 1 and not isinstance(node.args[1], ast.JoinedStr):
                yield from (
                    one.value
                    for one in ast.walk(node.args[1])
                    if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value
                )


def test_every_act_has_its_sentence():
    written = set(verbs_written())
    assert {"file read", "consent", "change", "merge", "movements read", "release"} <= written
    of_badges, of_runs = {f"{verb} badge" for verb in MOVES}, set(ENDED.values())
    assert (written | VERBS.keys() | of_badges | of_runs) - acts._WORDS.keys() == set()


def test_codes_of_notes_are_words():
    with override("vi"):
        said = acts.note_in_words(AuditRecord(verb="taken in", note="JP adviser S000160"))
        assert said == "JP Cố vấn S000160"
        assert (
            acts.note_in_words(AuditRecord(verb="book demonstration", note="waiting"))
            == "Trong danh sách chờ"
        )
        assert acts.note_in_words(AuditRecord(verb="hold", note="delegate")) == "delegate"
