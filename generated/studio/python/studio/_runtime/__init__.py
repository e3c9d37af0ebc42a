"""What every generated client shares: it interprets the declarations that the generated modules make."""
