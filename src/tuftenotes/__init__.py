"""Tufte-style lecture notes from Markdown, and the Jekyll sites of the tufte-jekyll family, unchanged."""

__version__ = "0.1.0.dev0"
