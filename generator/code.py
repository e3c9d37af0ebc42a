"""What a template may print as it is."""

from markupsafe import Markup

# Text made by the engine, already right for the place where it is printed: code, file names, results of filters.
# The template environment refuses to print any other string, so that text of a spec cannot slip through.
Code = Markup
