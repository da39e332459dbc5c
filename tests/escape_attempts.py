"""Sites that try to read outside of themselves, to write outside of their destination, or to run code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitetest import BARE

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ATTEMPTS", "OUTSIDE", "RUBY", "SECRET", "Attempt", "jekyll", "native"]

SECRET = "xyzzy-secret"  # noqa: S105 - stands for one
OUTSIDE: Mapping[str, str] = {
    "secret.txt": SECRET,
    "secret.md": f"---\ntitle: {SECRET}\n---\n{SECRET}\n",
    "secret.html": f"<p>{SECRET}</p>",
    "secret.yml": f"word: {SECRET}\n",
    "secret.csv": f"word\n{SECRET}\n",
    "_secret.scss": f'$word: "{SECRET}";',
    "secret.css": f'a {{ b: "{SECRET}" }}',
    "secret.svg": f"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><desc>{SECRET}</desc></svg>",
    "_plugins/run.rb": "",
    "folder/index.md": SECRET,
}


@dataclass(frozen=True)
class Attempt:
    """A site that tries something: its files, its links (name in the site: target).

    ``{out}`` in texts and targets stands for the absolute path of the folder outside.
    """

    files: Mapping[str, str]
    links: Mapping[str, str] = field(default_factory=dict)


def native(text: str = "", **files: str) -> Attempt:
    """Return a native site with this page and other files (``a__b_c`` is a/b.c)."""
    named = {name.replace("__", "/").replace("_DOT_", "."): content for name, content in files.items()}
    return Attempt({**BARE, "content/index.md": text, **named})


def jekyll(text: str, **files: str) -> Attempt:
    """Return a Jekyll site with this page and layout ``default``."""
    named = {name.replace("__", "/").replace("_DOT_", "."): content for name, content in files.items()}
    page = text if text.startswith("---") else f"---\nlayout: default\n---\n{text}"
    return Attempt(
        {"_config.yml": "title: x\n", "_layouts/default.html": "{{ content }}", "index.md": page, **named}
    )


def template(text: str) -> Attempt:
    """Return a native site whose layout has this text."""
    return Attempt({**BARE, "content/index.md": "x", "templates/page.html": text})


def linked(target: str, name: str, text: str = "x", *, config: bool = False) -> Attempt:
    """Return a site with a symbolic link to something outside."""
    base = jekyll(text) if config else native(text)
    return Attempt(base.files, {name: target})


GADGETS = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__']['__mro__'] }}",
    "{{ page | attr('__class__') }}",
    "{{ page.__init__.__globals__ }}",
    "{{ self.__init__.__globals__.__builtins__.open('{out}/secret.txt').read() }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('touch {out}/ran') }}",
    "{{ lipsum.__globals__['os'].popen('touch {out}/ran') }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ ('{0.__class__.__init__.__globals__}').format(page) }}",
    "{{ '%c' | format(page.__class__) }}",
    "{{ [page] | map(attribute='__class__') | list }}",
    "{{ [page] | map('attr', '__class__') | list }}",
    "{{ [page] | groupby('__class__') }}",
    "{{ (page.keys() | first).join.__self__.__class__ }}",
    "{% set x = page.__class__ %}{{ x.__base__.__subclasses__() }}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% include '{out}/secret.html' %}",
    "{% include '../../outside/secret.html' %}",
    "{% extends '../../outside/secret.html' %}",
    "{% import '../../outside/secret.html' as x %}",
    "{{ config }}{{ request }}{{ environment }}",
    "{{ site.update({'a': 1}) }}",
)
LIQUIDS = (
    "{% include ../../outside/secret.html %}",
    "{% include {out}/secret.html %}",
    "{% include_relative ../outside/secret.txt %}",
    "{% include_relative {out}/secret.txt %}",
    "{% assign n = '../../outside/secret.html' %}{% include {{ n }} %}",
    "{% assign n = '../outside/secret.txt' %}{% include_relative {{ n }} %}",
    "{% render '../../outside/secret.html' %}",
    "{{ page.__class__ }}{{ site.__class__ }}{{ page.class }}{{ page | inspect }}{{ site.config.__init__ }}",
    "{{ site.data['../../outside/secret'].word }}",
    "{% link ../outside/secret.txt %}",
    "{{ '{out}/secret.txt' | read_file }}{{ 'touch {out}/ran' | system }}",
    "{{ \"@import '../outside/secret'; a { b: $word }\" | scssify }}",
    "{{ \"@import '{out}/secret'; a { b: $word }\" | scssify }}",
    "{{ \"a: !!python/object/apply:os.system ['touch {out}/ran']\" | jsonify }}",
)
PICTURES = (
    "![a](../../outside/secret.svg)",
    "![a]({out}/secret.svg)",
    "![a](file://{out}/secret.svg)",
    "![a](%2e%2e/%2e%2e/outside/secret.svg)",
    '<img src="../../outside/secret.svg" srcset="../../outside/secret.svg 2x, {out}/secret.svg 3x" alt="">',
    '<object data="../../outside/secret.svg"></object><iframe src="file://{out}/secret.html"></iframe>',
    "{% marginfigure 'a' '../../outside/secret.svg' 'b' %}",
    "{% maincolumn '{out}/secret.svg' 'b' %}",
    "{% fullwidth 'file://{out}/secret.svg' 'b' %}",
    "{% include ../../outside/secret.txt %}",
    "[a](../../outside/secret.md) [b]({out}/secret.txt) [c]: ../../outside/secret.md",
)
SVG = """<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY s SYSTEM "file://{out}/secret.txt"><!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>
<svg xmlns="http://www.w3.org/2000/svg" width="&s;" height="&e;"><desc>&s;</desc></svg>"""
RUBY = """
module Jekyll
  class X < Liquid::Tag
    def initialize(name, text, tokens)
      super
      @text = text
    end
    def render(context)
      {code}
    end
  end
end
Liquid::Template.register_tag('x', Jekyll::X)
"""
RUBIES = (
    "File.read('{out}/secret.txt')",
    "IO.read('{out}/secret.txt')",
    "open('{out}/secret.txt').read",
    '"#{File.read(@text.strip)}"',
    "`cat {out}/secret.txt`",
    "%x(touch {out}/ran)",
    "system('touch {out}/ran')",
    "Kernel.send(:system, 'touch {out}/ran')",
    "eval(\"File.write('{out}/ran', '')\")",
    "Object.const_get('File').read('{out}/secret.txt')",
    "context.registers[:site].in_source_dir('../outside/secret.txt').then { |p| File.read(p) }",
    "YAML.load_file('{out}/secret.yml')['word']",
    "require '{out}/_plugins/run.rb'",
    "Dir.glob('{out}/*').map { |f| File.read(f) }.join",
)
SHEETS = (
    "@import '../../outside/secret'; a { b: $word }",
    "@import '{out}/secret'; a { b: $word }",
    "@import 'file://{out}/secret.css';",
    "@import '{out}/secret.css';",
    "@import url('file://{out}/secret.css');",
    "@import '../content/../../outside/secret'; a { b: $word }",
)
YAMLS = (
    "a: !!python/object/apply:os.system ['touch {out}/ran']",
    "a: !!python/name:os.system",
    "a: !!python/object/new:os.system ['touch {out}/ran']",
    "a: !ruby/object:Gem::Installer {}",
    "layout: ../../outside/secret",
    "layout: {out}/secret",
    "permalink: ../../outside/written.html",
    "permalink: /../../outside/written.html",
    "permalink: /%2e%2e/%2e%2e/outside/written.html",
    "permalink: {out}/written.html",
    "permalink: /.git/config",
    "permalink: /docs/.GIT/hooks/post-checkout",
    "redirect_from: ../../outside/written.html",
    "image: ../../outside/secret.svg",
)
CONFIGS = (
    "source: ../outside",
    "source: {out}",
    "content_dir: ../outside",
    "templates_dir: ../outside",
    "data_dir: ../outside",
    "sass: {sass_dir: ../outside}",
    "layouts_dir: ../outside",
    "includes_dir: ../outside",
    "collections_dir: ../outside\ncollections: {secret: {output: true}}",
    "plugins_dir: ../outside/_plugins",
    "include: ['../outside/secret.txt']",
    "content_dir: {out}",
    "templates_dir: {out}",
    "data_dir: {out}",
    "sass: {sass_dir: {out}}",
    "layouts_dir: {out}",
    "includes_dir: {out}",
    "collections_dir: {out}\ncollections: {secret: {output: true}}",
    "destination: ../outside",
    "destination: {out}",
    "destination: {out}/.config/autostart",
    "destination: .git",
    "destination: .GIT/hooks",
    "destination: ..",
    "destination: .",
    "destination: content",
    "destination: /",
    "destination: '~'",
    "destination: '~/folder'",
    "destination: ~/.config/autostart",
    "timezone: ../../../outside/secret.txt",
    "defaults: [{scope: {path: ../outside}, values: {layout: ../../outside/secret}}]",
    "permalink: /../../outside/:title.html",
    "collections: {../outside: {output: true, permalink: '/../../outside/:name'}}",
    "plugins: [../outside/_plugins/run.rb]",
    "theme: ../outside",
    "math: {macros: ../outside/secret.txt}",
    "favicon: ../../outside/secret.svg",
    "favicon: {out}/secret.svg",
    "keep_files: [../../outside]",
    "exclude: ['../outside/*']",
    "url: file://{out}\nbaseurl: /../../outside",
    "order: [../outside/secret]",
    "menu: [{title: x, url: '../outside/secret.txt'}]",
    "a: &a [&b [x, x], *b, *b, *b, *b]\nb: [*a, *a, *a, *a]",
)
LINKS = {
    "page": ("{out}/secret.md", "content/linked.md"),
    "file": ("{out}/secret.txt", "content/linked.txt"),
    "relative file": ("../../outside/secret.txt", "content/linked.txt"),
    "picture": ("{out}/secret.svg", "content/linked.svg"),
    "folder": ("{out}", "content/linked"),
    "circle": ("..", "content/circle"),
    "template": ("{out}/secret.html", "templates/linked.html"),
    "templates": ("{out}", "templates"),
    "configuration": ("{out}/secret.yml", "_config.yml"),
    "destination": ("{out}", "docs"),
    "font": ("{out}/secret.txt", "fonts/linked.woff2"),
    "data": ("{out}/secret.yml", "data/linked.yml"),
    "sheet": ("{out}/_secret.scss", "sass/_linked.scss"),
    "sheet of its own": ("{out}/secret.css", "sass/linked.scss"),
}

ATTEMPTS: dict[str, Attempt] = {
    **{f"template: {text}": template(text) for text in GADGETS},
    **{f"liquid: {text}": jekyll(text) for text in LIQUIDS},
    **{f"native liquid: {text}": native(f"---\nliquid: true\n---\n{text}") for text in LIQUIDS[:6]},
    **{f"sheet: {text}": native(sass__more_DOT_scss=text) for text in SHEETS},
    **{f"jekyll sheet: {text}": jekyll("x", css__a_DOT_scss=f"---\n---\n{text}") for text in SHEETS},
    **{f"front matter: {text}": native(f"---\n{text}\n---\nx") for text in YAMLS},
    **{f"jekyll front matter: {text}": jekyll(f"---\n{text}\n---\nx") for text in YAMLS},
    **{f"data: {text}": native(data__a_DOT_yml=text) for text in YAMLS[:4]},
    **{f"config: {text}": native(_config_DOT_yml=text) for text in CONFIGS},
    **{f"jekyll config: {text}": Attempt({**jekyll("x").files, "_config.yml": text}) for text in CONFIGS},
    **{f"link: {name}": linked(*link, "{{ page }} ![a](linked.svg)") for name, link in LINKS.items()},
    "jekyll link: include": linked(
        "{out}/secret.html", "_includes/l.html", "{% include l.html %}", config=True
    ),
    "jekyll link: includes": linked("{out}", "_includes", "{% include secret.html %}", config=True),
    "jekyll link: data": linked("{out}", "_data", "{{ site.data.secret.word }}", config=True),
    "jekyll link: relative": linked("{out}/secret.txt", "l.txt", "{% include_relative l.txt %}", config=True),
    "jekyll link: posts": linked("{out}", "_posts", config=True),
    "jekyll plugins": jekyll("x", _plugins__run_DOT_rb="File.write('{out}/ran', '')"),
    **{
        f"plugin: {code}": jekyll("{% x {out}/secret.txt %}", _plugins__x_DOT_rb=RUBY.replace("{code}", code))
        for code in RUBIES
    },
    **{f"picture: {text}": native(text) for text in PICTURES},
    **{f"jekyll picture: {text}": jekyll(text) for text in PICTURES},
    "entities": native("![a](a.svg)\n\n{% fullwidth 'a.svg' 'b' %}", content__a_DOT_svg=SVG),
    "jekyll entities": jekyll("![a](a.svg) {% fullwidth 'a.svg' 'b' %}", a_DOT_svg=SVG),
    "python beside the site": native(
        "x", sass_DOT_py="open('{out}/ran', 'w')", conf_DOT_py="open('{out}/ran', 'w')"
    ),
    "mathematics": native(
        r"$$\input{{out}/secret.txt} \include{{out}/secret.txt} \write18{touch {out}/ran}$$"
    ),
    "client mathematics": native("---\nmath: mathjax\n---\n$$\\require{x}\\href{javascript:alert(1)}{x}$$"),
}
