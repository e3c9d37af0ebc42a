"""Programs that use generated clients, rightly and wrongly, for type checkers to read."""
