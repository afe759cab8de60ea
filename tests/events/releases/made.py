"""Drafts that differ from what was released, and what a form of release is sent with."""

from events.agenda.editing import change_session


def wanted(client, path="/desk/programme/review/", **fields):
    """What the form on that page sends: its hidden numbers as shown, and these fields."""
    form = client.get(path).context["form"]
    hidden = {name: form[name].value() for name in ("expected", "draft_version") if name in form.fields}
    return {"note_vi": "", "note_en": "", **hidden, **fields}


def change(session, **fields):
    """Change a session of the draft as somebody."""
    return change_session(session, by=None, **fields)
