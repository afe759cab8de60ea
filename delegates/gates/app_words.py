"""What the gate app says, in both languages: served with the page, so that it is there without a network.

`{name}` is filled by the app.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from adgmin.core.bilingual import LANGUAGES
from delegates.badges.models import Category

WORDS: Mapping[str, object] = {
    "app": pgettext_lazy("gate", "Gate"),
    "app_long": _("Gate of the meeting"),
    "to_main": _("Skip to the main content"),
    "pair_title": _("Pair this device"),
    "pair_how": _("The desk gives a code for this device. Type it, or scan the square beside it."),
    "pair_code": _("Code from the desk"),
    "pair_name": _("Name of this device"),
    "pair_name_hint": _("For instance: Phone 3, Hall door"),
    "pair_do": _("Pair"),
    "pair_scan": _("Scan the code"),
    "pair_stop": _("Stop scanning"),
    "pair_busy": _("Pairing …"),
    "pair_empty": _("Type the code that the desk gave."),
    "pair_away": _(
        "The server does not answer. Pairing needs a connection; the code stays here. Try again in a moment."
    ),
    "pair_kept": _(
        "Only what this gate needs is kept on the device, encrypted. It is deleted when the desk revokes the "
        "device or the event ends."
    ),
    "choose_title": _("Choose your gate"),
    "choose_operator": _("Your name"),
    "choose_operator_hint": _("Shown with your scans at the desk; may stay empty."),
    "choose_none": _("The list of gates is not here yet. It comes with the first connection to the server."),
    "choose_no_gate": _(
        "No gate is set up for this device. Ask the desk to add one; it appears here by itself."
    ),
    "choose_sound": _("Choosing a gate also switches the sound on."),
    "closed_gate": _("Closed"),
    "change_gate": _("Change gate"),
    "in": pgettext_lazy("gate", "In"),
    "out": pgettext_lazy("gate", "Out"),
    "direction": _("Direction"),
    "of_inside": _("of {most} inside"),
    "only_inside": _("inside"),
    "sound_on": _("Sound on"),
    "sound_off": _("Sound off"),
    "no_session": _("No session here now"),
    "ready": _("Ready for a badge"),
    "ready_camera": _("Hold the square code of the badge before the camera."),
    "ready_scanner": _("A scanner that types works at any moment. The camera is not needed for it."),
    "camera_start": _("Start the camera"),
    "camera_stop": _("Stop the camera"),
    "camera_wait": _("The camera is starting …"),
    "camera_refused": _(
        "This page may not use the camera. Allow it in the settings of the browser for this address, then start "
        "it here again."
    ),
    "camera_none": _("No camera was found. Use a scanner that types, the number of the badge or the name."),
    "camera_lost": _("The camera stopped. Start it again."),
    "light": pgettext_lazy("gate", "Light"),
    "light_off": _("Light off"),
    "checking": _("Checking …"),
    "admit": pgettext_lazy("gate", "Admit"),
    "admit_out": _("Out, noted"),
    "ask": pgettext_lazy("gate", "One moment"),
    "refuse": pgettext_lazy("gate", "Not this room"),
    "signal_admit": _("One rising tone, one short vibration. Ready for the next badge in 2 s"),
    "signal_ask": _("Two even tones, two vibrations"),
    "signal_refuse": _("Low double tone, one long vibration. Nothing is shown to the guest"),
    "photo": _("Photograph on the badge"),
    "no_photo": _("No photograph on this device"),
    "badge_no": _("Badge {serial}"),
    "zones": _("zones {letters}"),
    "no_zones": _("no zone"),
    "say_guest": _("To say to the guest"),
    "next": pgettext_lazy("gate", "Next badge"),
    "same_person": _("Same person, admit"),
    "let_in": _("Admit with a reason"),
    "call": pgettext_lazy("gate", "Call the supervisor"),
    "by_list": _("Answered from the list on this device"),
    "by_server": _("Answered by the server"),
    "no_signature_check": _(
        "This browser cannot check signatures. The badge was compared with the list only."
    ),
    "why_title": _("Why may this person enter?"),
    "why_same": _("Compared with the photograph: the same person"),
    "why_supervisor": _("The supervisor agrees"),
    "why_protocol": _("Asked by protocol"),
    "why_other": _("Another reason"),
    "why_words": _("Reason in your words"),
    "why_needed": _("A reason is needed: it is kept with the scan."),
    "cancel": _("Cancel"),
    "close": _("Close"),
    "call_title": _("Supervisor, please"),
    "call_how": _("Ask the guest to wait beside the door, then show or send this to your supervisor."),
    "call_send": _("Send"),
    "recent": pgettext_lazy("gate", "Recent scans"),
    "recent_none": _("No scan yet in this shift. The first one appears here."),
    "side": _("Recent scans and tools"),
    "unknown_badge": _("Unknown badge"),
    "waiting_mark": _("waiting to be sent"),
    "undone_mark": _("taken back"),
    "overridden_mark": _("admitted with a reason"),
    "undo": pgettext_lazy("gate", "Undo last"),
    "undo_done": _("The last admission was taken back."),
    "undo_none": _("There is nothing to take back: only the last admission, within one minute."),
    "type": _("Type a badge number or name"),
    "find_title": _("Number or name"),
    "find_label": _("Number of the badge, or part of a name"),
    "find_label_number": _("Number of the badge"),
    "find_hint": _("Marks may be left out: nguyen finds Nguyễn, dang finds Đặng."),
    "find_none": _("Nobody on this device matches. Check the spelling, or try the number."),
    "find_more": _("{n} more match. Type more of the name."),
    "find_found": _("{n} found"),
    "find_no": _("The number of a badge has figures only."),
    "find_check": _("Check"),
    "summary": pgettext_lazy("gate", "Shift summary"),
    "summary_since": _("Since {time}"),
    "summary_all": _("Scans"),
    "summary_admit": pgettext_lazy("gate", "Admitted"),
    "summary_ask": pgettext_lazy("gate", "One moment"),
    "summary_refuse": _("Not admitted"),
    "summary_out": pgettext_lazy("gate", "Out"),
    "summary_override": _("Admitted with a reason"),
    "summary_undone": _("Taken back"),
    "summary_hour": _("Hour"),
    "summary_sent": _("Sent to the server"),
    "summary_waiting": _("Waiting to be sent"),
    "summary_end": _("Sign off"),
    "summary_end_how": _(
        "Ends your shift on this device: the counts begin anew, the scans stay at the server."
    ),
    "summary_end_wait": _(
        "{n} scans are still waiting. They stay on the device and are sent as soon as there is a connection."
    ),
    "summary_none": _("No scan yet. The figures of your shift will be here."),
    "evacuation": _("Evacuation list"),
    "evacuation_count": _("{n} inside by the list of {time} and the scans of this device"),
    "evacuation_none": _("Nobody is inside by what this device knows."),
    "evacuation_how": _(
        "Tick who is at the assembly point. The ticks stay on this device until it is reloaded."
    ),
    "evacuation_elsewhere": _("Elsewhere in the building"),
    "away": _("Working without a connection since {time}"),
    "away_list": _("The list of {n} badges on this device is from {time}."),
    "away_no_list": _("There is no list on this device yet: wait for a connection."),
    "away_waiting_none": _("No scan is waiting."),
    "away_waiting_one": _("One scan is waiting to be sent."),
    "away_waiting": _("{n} scans are waiting to be sent."),
    "sending": _("Connected. Scans still to be sent: {n}."),
    "unknown_device": _(
        "The server does not know this device any more. Pair it again; the scans that wait stay on it."
    ),
    "try_now": _("Try now"),
    "list_of": _("List of {n} badges, {time}"),
    "update": _("A new version of this app is ready. Scans that wait stay on the device."),
    "update_do": _("Switch now"),
    "close_first": _("Close this answer first."),
    "elsewhere_title": _("Scanning goes on in another tab"),
    "elsewhere_how": _(
        "On one device one tab scans, so that each scan keeps its place in the order. Close this tab, or scan "
        "here instead."
    ),
    "elsewhere_do": _("Scan here instead"),
    "wiped_title": _("This device is no longer paired"),
    "wiped_revoked": _(
        "The desk revoked it. The list, the photographs and the keys were deleted from this device."
    ),
    "wiped_ended": _(
        "The event is over. The list, the photographs and the keys were deleted from this device."
    ),
    "wiped_unsent": _("Scans that had not reached the server and are gone: {n}. Tell the desk."),
    "wiped_again": _("Pair again"),
    "revoked_waiting": _(
        "The desk revoked this device: the list was deleted. Scans that still wait to be sent: {n}. Keep this page "
        "open with a connection; they go by themselves."
    ),
    "ended_waiting": _(
        "The event is over: the list was deleted. Scans that still wait to be sent: {n}. Keep this page open "
        "with a connection; they go by themselves."
    ),
    "unable_title": _("This browser cannot be a gate"),
    "unable_how": _(
        "It needs a current browser (Chrome, Edge, Safari or Firefox), a secure address (https) and not a "
        "private window. Until then use the printed roster, or send guests to the desk."
    ),
    "full_title": _("This scan could not be stored"),
    "full_how": _(
        "The device has no room left, or the browser stopped storing. Nobody is admitted by this scan. Free some "
        "space and scan again, or note the badge number on paper."
    ),
    "demo": _("Demonstration clock"),
    "noscript": _(
        "The gate app needs JavaScript in a current browser on a secure address. Until then check badges with "
        "the printed roster of this gate, or send guests to the registration desk."
    ),
    "to_desk": _("To the desk, for rosters"),
    **{f"category_{category.value}": category.label for category in Category},
}


def words() -> dict[str, dict[str, str]]:
    """Return the sentences by language and key."""
    said = {}
    for lang in LANGUAGES:
        with override(lang):
            said[lang] = {key: str(sentence) for key, sentence in WORDS.items()}
    return said
