"""What each exhibitor has to have ready, by when."""
