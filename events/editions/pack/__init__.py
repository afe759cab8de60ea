"""Taking in a pack: a folder of YAML files that holds a whole edition."""
