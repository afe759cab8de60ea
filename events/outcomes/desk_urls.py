"""Addresses of outcomes at the desk, under /desk/outcomes/."""

from django.urls import path

from . import desk_acts, desk_views, paper_views

urlpatterns = [
    path("", desk_views.board, name="desk-outcomes"),
    path("open/", desk_views.still_open, name="desk-outcomes-open"),
    path("summary.pdf", paper_views.summary, name="desk-outcomes-summary"),
    path("open.pdf", paper_views.still_open, name="desk-outcomes-open-pdf"),
    path("open.xlsx", paper_views.open_sheet, name="desk-outcomes-open-xlsx"),
    path("commitments.xlsx", paper_views.follow_up, name="desk-outcomes-follow-up"),
    path("commitments/", desk_views.commitments, name="desk-outcomes-commitments"),
    path("<str:code>/", desk_views.outcome, name="desk-outcome"),
    path("<str:code>/consolidated/", paper_views.consolidated_text, name="desk-outcome-consolidated"),
    path("<str:code>/consolidated.pdf", paper_views.consolidated_paper, name="desk-outcome-consolidated-pdf"),
    path("<str:code>/do/", desk_acts.act, name="desk-outcome-do"),
]
