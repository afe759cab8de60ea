"""The people of the showcase: who applies, is invited, writes an exhibitor's profile, and stands at the booth."""
