"""Facts in, PDF bytes out; the only room that knows fpdf2."""
