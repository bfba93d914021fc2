"""What is true without computers: values, rules and refusals; no SQL, no screen, no file."""
