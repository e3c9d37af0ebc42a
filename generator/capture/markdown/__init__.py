"""A page in Markdown: the OpenAPI document inside it, put right and read fact by fact."""
