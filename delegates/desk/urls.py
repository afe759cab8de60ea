"""Everything under /desk/."""

from django.urls import include, path

from . import by_passport, note_verbale, people, person, views

urlpatterns = [
    path("", views.today, name="desk-today"),
    path("delegates/", people.delegates, name="desk-delegates"),
    path("delegates/add/", people.add, name="desk-delegate-add"),
    path("delegates/passport/", by_passport.by_passport, name="desk-by-passport"),
    path("delegates/<int:pk>/", person.delegate, name="desk-delegate"),
    path("delegates/<int:pk>/edit/", person.edit, name="desk-delegate-edit"),
    path("delegates/<int:pk>/sensitive/", person.sensitive, name="desk-delegate-sensitive"),
    path("delegates/", include("delegates.accreditation.urls")),
    path("accreditation/", include("delegates.accreditation.queue_urls")),
    path("delegates/import/", include("delegates.imports.urls")),
    path("delegates/", include("delegates.imports.export_urls")),
    path("programme/", include("events.exchange.desk_urls")),
    path("programme/print/", include("events.printing.desk_urls")),
    path("programme/board/", include("events.board.urls")),
    path("programme/", include("events.releases.desk_urls")),
    path("programme/", include("events.agenda.desk_urls")),
    path("live/", include("events.live.desk_urls")),
    path("messages/", include("delegates.mail.urls")),
    path("showcase/exhibitors/", include("delegates.exhibiting.desk_urls")),
    path("outcomes/", include("events.outcomes.desk_urls")),
    path("papers/", include("events.documents.desk_urls")),
    path("showcase/tours/", include("events.tours.urls")),
    path("showcase/hall/", include("events.showcase.hall.urls")),
    path("showcase/demos/", include("events.showcase.programme.desk_urls")),
    path("paper-log/", include("delegates.papers.desk_urls")),
    path("showcase/checklists/", include("delegates.exhibiting.checklist_urls")),
    path("showcase/visits/", include("delegates.visits.desk_urls")),
    path("showcase/docks/", include("events.showcase.move_in.desk_urls")),
    path("showcase/awards/", include("events.awards.desk_urls")),
    path("languages/", include("events.languages.urls")),
    path("delegations/<str:code>/note-verbale/", note_verbale.note_verbale, name="desk-note-verbale"),
    path("delegations/", include("delegates.delegations.urls")),
    path("gates/", include("delegates.gates.desk_urls")),
    path("lists/", include("delegates.lists.urls")),
    path("badges/", include("delegates.badges.urls")),
    path("badges/", include("delegates.badges.print_urls")),
]
