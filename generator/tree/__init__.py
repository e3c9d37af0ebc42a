"""The output folder: what is in it, what should be, and how the one becomes the other in a single step."""
