"""Word lists of our own making: reporting verbs, roles, first names, places."""
