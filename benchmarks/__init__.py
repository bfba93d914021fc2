"""The figures Kompas promises, measured as a person would meet them: in a real browser, against a real server."""
