"""Gates: who may enter here, now; with or without a network."""
