"""Documents made to break a generator, and what every one of them must get."""
