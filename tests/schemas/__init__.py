"""What each construct of a schema becomes in the Python client."""
