"""Telling that the desk changed a vehicle's place, so that its exhibitor learns of it."""

from django.dispatch import Signal

# vehicle_changed(slot, verb, reason): in the transaction of the act, when the desk did it.
vehicle_changed = Signal()
