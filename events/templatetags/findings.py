"""Tags of findings: where the meetings and demonstrations they name are looked at."""

from django import template

from events.agenda.conflicts.joined import desk_page

register = template.Library()
register.filter("desk_page", desk_page)
