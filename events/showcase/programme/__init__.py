"""The programme of demonstrations: who shows what, when and where in the hall; its clashes join those of the agenda."""
