"""Vehicles at the docks before and after the showcase: one at a time, on a timetable."""
