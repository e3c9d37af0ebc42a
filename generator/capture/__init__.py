"""From documentation pages to a spec: what they say, fact by fact, and what they contradict."""
