"""Kompas: hiring and welcoming people of integrity into a police zone."""

__version__ = "0.2.0"
