"""From files to checked data: sources, YAML and JSON with positions, OpenAPI documents and project files."""
