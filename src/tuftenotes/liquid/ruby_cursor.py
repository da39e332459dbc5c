"""Reading a list of Ruby's tokens from left to right."""

from __future__ import annotations

from tuftenotes.liquid.ruby_tokens import RubyToken, UnreadableError

__all__ = ["END", "Cursor"]

END = RubyToken("end", "")
"""What stands after the last token."""


class Cursor:
    """A place in a list of tokens."""

    def __init__(self, tokens: list[RubyToken], position: int) -> None:
        self.tokens = tokens
        self.position = position

    @property
    def token(self) -> RubyToken:
        """The token at the place; beyond the last one, a token of the kind ``end``."""
        return self.tokens[self.position] if self.position < len(self.tokens) else END

    def take(self) -> RubyToken:
        """Return the token and go on."""
        token = self.token
        self.position += 1
        return token

    def accept(self, *texts: str) -> bool:
        """Go on if an operator or name with one of these texts is here, and tell whether it was."""
        if self.token.kind in {"op", "name", "newline"} and self.token.text in texts:
            self.position += 1
            return True
        return False

    def expect(self, *texts: str) -> None:
        """Go on; raise `UnreadableError` if none of these texts is here."""
        if not self.accept(*texts):
            raise UnreadableError(self.token.text)

    def lines(self) -> None:
        """Skip ends of lines."""
        while self.token.kind == "newline":
            self.position += 1

    def dot_follows(self) -> bool:
        """Tell whether the next line with anything on it begins with the dot of a call."""
        index = self.position
        while index < len(self.tokens) and self.tokens[index].kind == "newline":
            index += 1
        token = self.tokens[index] if index < len(self.tokens) else END
        return token.kind == "op" and token.text in {".", "&."}
