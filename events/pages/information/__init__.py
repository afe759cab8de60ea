"""Practical information: places, rooms, doors and languages, as far as the programme's data say."""
