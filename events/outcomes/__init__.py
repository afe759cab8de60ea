"""Outcomes on their way: steps, texts in numbered paragraphs, amendments with positions, commitments, publication."""
