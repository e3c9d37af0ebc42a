"""Generated clients of APIs that answer bit by bit."""
