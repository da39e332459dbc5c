"""Tests for working out what a plugin's text comes to."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.ruby_evaluation import evaluate
from tuftenotes.liquid.ruby_objects import Surroundings
from tuftenotes.liquid.ruby_syntax import constants_of, methods_of
from tuftenotes.liquid.ruby_tokens import UnreadableError


def result(render: str, markup: str = "one 'two three'", more: str = "") -> str:
    """Return what a class with this ``render`` makes of the markup."""
    code = f"@@n = 0\nSIGN = '+'\ndef initialize(a, text, c)\nsuper\n@t = text.shellsplit\n@a, @b = @t\nend\n{more}\ndef render(context)\n{render}\nend\n"  # noqa: E501 (a file of Ruby)
    around = Surroundings({"baseurl": "/b"}, markdown=lambda text: f"<p>{text}</p>\n")
    return evaluate(methods_of(code), markup, "body", around, constants_of(code))


@pytest.mark.parametrize(
    ("render", "text"),
    [
        ('"#{@a}-#{@b}-#{@c}"', "one-two three-"),
        ('if @t[2]\n"a"\nelsif @b\n"b"\nelse\n"c"\nend', "b"),
        ("unless @t.size == 2\n'x'\nelse\n'y'\nend", "y"),
        ('s = ""\ns += "<i>" if @a\ns << @b\ns', "<i>two three"),
        ('s = @t[1] || "none"\ns.upcase', "TWO THREE"),
        ('s = @t[9] || "none"\nreturn s unless @t[9]\n"x"', "none"),
        ('@t[0] = "z"\n@t.join(SIGN)', "z+two three"),
        ('@@n += 1\n@@n += 1\n"#{@@n}"', "2"),
        ('@b =~ /(\\w+) (\\w+)/\n"#{$2} #{$1} #{$3}"', "three two "),
        ('@t.map { |x| "<#{x}>" }.join', "<one><two three>"),
        ("@t.map(&:upcase).join(',')", "ONE,TWO THREE"),
        ("shown(@a)", "(one)"),
        ("super.strip + b", "bodytwo three"),
        ("s = context.registers[:site]\nc = s.find_converter_instance(X)\nc.convert(@a).chomp", "<p>one</p>"),
        ("x = @a.gsub!('o', '0')\nx", "0ne"),
        ("@a && @zz ? 'y' : 'n'", "n"),
        ("@t[0..0].first + @t[-1][1..-2]", "onewo thre"),
        ("['a',\n 'b',\n].join", "ab"),
        ("'a' 'b'", "ab"),
        ('w = "1" if @zz\nu, v = 1, 2 if @zz\n"#{w}-#{u}-#{w == \'1\'}"', "--false"),
        ('a, b, c = @b,\n @a == "one", "z"\n"#{a} #{b} #{c}"', "two three true z"),
    ],
)
def test_texts(render: str, text: str) -> None:
    """Conditions, variables, methods of the class and of texts are followed."""
    assert result(render, more='attr_reader :b\ndef shown(x)\n"(#{x})"\nend') == text


@pytest.mark.parametrize(
    "render",
    [
        "File.read(@a)",
        "raise 'no'",
        "@none.strip",
        "loop { }",
        "shown",
        "@t.each_slice(2) { |x| x }",
        "@t.map { |x, y| x }",
        "@t['a'..'b']",
        "@a =~ 'x'",
        "@t[7] = 1",
        "render(context)",
    ],
)
def test_what_is_not_followed(render: str) -> None:
    """What reads files, fails, or runs without end is unreadable."""
    with pytest.raises((UnreadableError, RecursionError)):
        result(render)
