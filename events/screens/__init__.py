"""What stands at the doors and in the lobby: screens that follow the day."""
