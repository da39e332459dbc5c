"""markdown-it, faster: the same rules, plugins and tokens, but only the rules that can match are asked.

Stock markdown-it tries every rule at every character and line. Here each rule declares what it starts with
(`starts`), and the parsers look up the rules for a character instead of trying all. Nothing of the library is
changed: these are subclasses of its parsers, its ruler, its state and its renderer. Stock markdown-it is the
oracle of the tests, and `tuftenotes.markdown.parser.parser_for` builds either.
"""

from tuftenotes.markdown.engine.markdown import FastMarkdown

__all__ = ["FastMarkdown"]
