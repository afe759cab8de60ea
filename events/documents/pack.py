"""documents.yaml and outcomes.yaml: papers, and the outcomes they lead to."""

from collections.abc import Iterable

from events.agenda.pack import AGENDA_ITEMS
from events.editions.pack.edition import LANGUAGE, SOURCE
from events.editions.pack.fields import Choice, Day, Group, Many, Ref, To, Whole, both, choice
from events.editions.pack.sections import EDITION, Kind, Links, Record, Records, Row, Section, columns, once

from .models import Document, DocumentKind, Marking, Outcome, OutcomeStage, Stage, slug_of

# Of a paper that was issued here the pack knows less than its files do.
DOCUMENTS = Kind(
    "documents",
    Document,
    key=("edition_id", "symbol"),
    outgrown=("version", "issued_on", "languages", "pages"),
    outgrown_when={"revisions__issued_at__isnull": False},
)
OUTCOMES = Kind(
    "outcomes",
    Outcome,
    links={
        "with": Links(Outcome.with_parties.through, "outcome_id", ("party_id",)),
        "papers": Links(Outcome.papers.through, "outcome_id", ("document_id",)),
    },
)
STAGES = Kind("stages", OutcomeStage, key=("outcome_id", "stage"), scope="outcome__edition")
KINDS = (DOCUMENTS, AGENDA_ITEMS, OUTCOMES, STAGES)

_STAGE = Group(
    fields={
        "stage": choice(Stage),
        "meeting": To(table="sessions", required=False),
        "date": Day(required=False),
        "source": SOURCE,
    }
)


def _document_rows(record: Record, _records: Records) -> Iterable[Row]:
    values = columns(record.data, {}, ())
    values["languages"] = list(values["languages"])
    yield Row(
        DOCUMENTS,
        record.code,
        {"edition_id": EDITION, "symbol": record.code, "slug": slug_of(record.code), **values},
    )


def _outcome_rows(record: Record, _records: Records) -> Iterable[Row]:
    values = columns(record.data, {}, {"with", "papers", "stages"})
    links = {name: [(ref,) for ref in record[name]] for name in ("with", "papers")}
    yield Row(OUTCOMES, record.code, {"edition_id": EDITION, "code": record.code, **values}, links)
    for stage in record["stages"]:
        step = columns(stage, {"meeting": "session"}, ())
        owner = {"outcome_id": Ref("outcomes", record.code)}
        yield Row(STAGES, f"{record.code}/{stage['stage']}", {**owner, **step})


def items_exist(records: Records) -> None:
    """Require that the agenda item of a paper is one of its session."""
    for record in records["documents"].values():
        if record["item"] is None:
            continue
        session = records["sessions"].get(record["session"].code) if record["session"] else None
        if record["session"] is None:
            record.at.within("item").report(
                "item_without_session",
                "Có mục nhưng không có phiên.",
                "There is an item but no session; name it.",
            )
        elif session and record["item"] not in [item["number"] for item in session["agenda_items"]]:
            record.at.within("item").report(
                "unknown_item",
                f"Phiên {session.code} không có mục {record['item']}.",
                f"{session.code} has no agenda item {record['item']}. Mend the number or leave it empty.",
            )


def addresses_differ(records: Records) -> None:
    """Require that no two symbols are written alike in addresses."""
    seen: dict[str, str] = {}
    for record in records["documents"].values():
        other = seen.setdefault(slug_of(record.code), record.code)
        if other != record.code:
            record.at.report(
                "same_address",
                f"Ký hiệu {record.code} và {other} cho cùng một địa chỉ; hãy sửa một trong hai.",
                f"The symbols {record.code} and {other} make the same address; mend one of them.",
            )


def stages_lead_to(records: Records) -> None:
    """Require an outcome's steps in order of date, each once, the last one where it stands now."""
    for record in records["outcomes"].values():
        steps = [stage["stage"] for stage in record["stages"]]
        days = [stage["date"] for stage in record["stages"] if stage["date"]]
        place = record.at.within("stages")
        if len(set(steps)) < len(steps):
            place.report("twice", "Một bước được ghi hai lần.", "A step is there twice; remove one.")
        if days != sorted(days):
            place.report(
                "out_of_order", "Các bước không theo thứ tự ngày.", "The steps are not in order of date."
            )
        if steps and steps[-1] != record["stage"]:
            record.at.within("stage").report(
                "stage_differs",
                f"Ghi “{record['stage']}” nhưng bước cuối là “{steps[-1]}”.",
                f"It says “{record['stage']}”, the last step is “{steps[-1]}”. Mend one of them.",
            )


SECTIONS = (
    Section(
        "documents.yaml",
        "documents",
        {
            **both(Document, "title"),
            "kind": choice(DocumentKind),
            "marking": choice(Marking),
            "submitted_by": To(table="parties", required=False),
            "session": To(table="sessions", required=False),
            "item": Whole(required=False, least=1),
            "version": Whole(least=1),
            "issued_on": Day(required=False),
            "languages": Many(of=LANGUAGE),
            "pages": Whole(required=False, least=1),
            "source": SOURCE,
            "subject_source": Choice(of=SOURCE.of, required=False),
        },
        _document_rows,
        code_pattern=r"[A-Za-z0-9][A-Za-z0-9._/-]*",
        rules=(items_exist, addresses_differ),
    ),
    Section(
        "outcomes.yaml",
        "outcomes",
        {
            **both(Outcome, "title"),
            "kind": choice(Outcome.Kind),
            "stage": choice(Stage),
            "lead": To(table="parties", required=False),
            "with": Many(of=To(table="parties")),
            "papers": Many(of=To(table="documents")),
            "marking": choice(Marking),
            "sort_order": Whole(),
            "stages": Many(of=_STAGE),
            "source": SOURCE,
        },
        _outcome_rows,
        rules=(stages_lead_to, once("outcomes", "sort_order")),
    ),
)
