"""Addresses of the schedule board, under /desk/programme/board/."""

from django.urls import path

from . import bulk_views, session_views, views

urlpatterns = [
    path("", views.board, name="desk-board"),
    path("changes/", views.changes, name="desk-board-changes"),
    path("move/", views.move, name="desk-board-move"),
    path("try/", views.attempt, name="desk-board-try"),
    path("undo/", views.take_back, name="desk-board-undo"),
    path("redo/", views.do_again, name="desk-board-redo"),
    path("week/", session_views.week, name="desk-board-week"),
    path("shift/", bulk_views.shift, name="desk-board-shift"),
    path("swap/", bulk_views.swap, name="desk-board-swap"),
    path("breaks/", bulk_views.breaks, name="desk-board-breaks"),
    path("duplicate/", bulk_views.duplicate, name="desk-board-duplicate"),
    path("session/<str:code>/", session_views.session, name="desk-board-session"),
]
