"""Everything under /desk/badges/."""

from django.urls import path

from . import desk, desk_badge, desk_handing, desk_passes

urlpatterns = [
    path("", desk.badges, name="desk-badges"),
    path("without/", desk.without, name="desk-badges-without"),
    path("make/", desk.make, name="desk-badges-make"),
    path("passes/", desk_passes.passes, name="desk-passes"),
    path("passes/make/", desk_passes.make, name="desk-passes-make"),
    path("passes/floaters/", desk_passes.floaters, name="desk-passes-floaters"),
    path("hand-over/", desk_handing.hand_overs, name="desk-hand-overs"),
    path("hand-over/<str:code>/", desk_handing.collect, name="desk-hand-over"),
    path("receipts/<int:number>/", desk_handing.receipt, name="desk-receipt"),
    path("receipts/<int:number>/receipt.pdf", desk_handing.receipt_file, name="desk-receipt-pdf"),
    path("<int:pk>/", desk_badge.badge, name="desk-badge"),
    path("<int:pk>/hand-over/", desk_handing.in_person, name="desk-badge-hand-over"),
    *(
        path(f"<int:pk>/{slug}/", desk_badge.act, {"slug": slug}, name="desk-badge-act")
        for slug in desk_badge.ACTS
    ),
]
