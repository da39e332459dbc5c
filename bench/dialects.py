"""The same chapters as each generator wants them: front matter, notes, links, dollars, layouts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from chapters import Chapter

__all__ = ["DIALECTS", "FILES", "chapter_path", "chapter_text"]

_NOTE = re.compile(r"⟦(\w+)\|([^⟧]*)⟧")
_LINK = re.compile(r"⟦#(\d+)⟧")
_DOLLAR = re.compile(r"(?<!\$)\$(?!\$)")

_FOLDERS = {
    "tuftenotes": "content",
    "jekyll": "_chapters",
    "hugo": "content",
    "eleventy": "chapters",
    "pelican": "content/pages",
    "mkdocs": "docs",
    "zensical": "docs",
}
DIALECTS = tuple(_FOLDERS)


def chapter_path(dialect: str, chapter: Chapter) -> str:
    """Return where the chapter's file goes in the site's folder."""
    return f"{_FOLDERS[dialect]}/{chapter.name}.md"


def chapter_text(dialect: str, chapter: Chapter) -> str:
    """Return the chapter's file; all of them have the same words and formulas."""
    front = [f'title: "{chapter.title}"', f'description: "{chapter.description}"', *_extra(dialect, chapter)]
    separator = "" if dialect == "pelican" else "---\n"
    if dialect == "pelican":
        front = [line.replace('"', "") for line in front]
    body = "\n\n".join(_block(dialect, block) for block in chapter.blocks)
    return separator + "\n".join(front) + f"\n{separator}\n{body}\n"


def _extra(dialect: str, chapter: Chapter) -> list[str]:
    if dialect == "hugo":
        return [f"weight: {chapter.number}"]
    if dialect == "tuftenotes":
        return [f"chapter: {chapter.number}"]
    if dialect == "pelican":
        return [f"slug: {chapter.name}"]
    return ["layout: chapter.html"] if dialect == "eleventy" else ["layout: chapter"] * (dialect == "jekyll")


def _block(dialect: str, text: str) -> str:
    text = _LINK.sub(lambda found: _link(dialect, int(found[1])), text)
    text = _NOTE.sub(_NOTES.get(dialect, _plain_note), text)
    return _DOLLAR.sub("$$", text) if dialect == "jekyll" else text


def _link(dialect: str, number: int) -> str:
    name = f"chapter-{number:05d}"
    targets = {"tuftenotes": f"{name}.md", "mkdocs": f"{name}.md", "zensical": f"{name}.md"}
    return f"[chapter {number}]({targets.get(dialect, f'/{name}/')})"


def _tag_note(found: re.Match[str]) -> str:
    return f"{{% sidenote '{found[1]}' '{found[2]}' %}}"


def _shortcode_note(found: re.Match[str]) -> str:
    return f'{{{{< sidenote "{found[1]}" >}}}}{found[2]}{{{{< /sidenote >}}}}'


def _plain_note(found: re.Match[str]) -> str:
    return f'<span class="sidenote">{found[2]}</span>'


_NOTES: dict[str, Callable[[re.Match[str]], str]] = {
    "tuftenotes": _tag_note,
    "jekyll": _tag_note,
    "hugo": _shortcode_note,
}

_HUGO_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="stylesheet" href="/css/site.css"></head>
<body><header><a href="/">{{ .Site.Title }}</a></header>
<nav class="toc">{{ .TableOfContents }}</nav>
<main><article><h1>{{ .Title }}</h1>
{{ .Content }}</article></main>
<nav>{{ with .Prev }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .Next }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></body></html>
"""
_LIQUID_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ NAME.title }} · Course</title>
<meta name="description" content="{{ NAME.description }}"><link rel="stylesheet" href="/css/site.css"></head>
<body><header><a href="/">Course</a></header>
<main><article><h1>{{ NAME.title }}</h1>
{{ content }}</article></main>
<nav>
{% if NAME.previous %}<a rel="prev" href="{{ NAME.previous.url }}">{{ NAME.previous.title }}</a>{% endif %}
{% if NAME.next %}<a rel="next" href="{{ NAME.next.url }}">{{ NAME.next.title }}</a>{% endif %}
</nav>
</body></html>
"""
_RUBY_TAG = """module Tufte
  class Sidenote < Liquid::Tag
    def initialize(name, markup, tokens)
      super
      @id, @text = markup.strip.match(/\\A'([^']*)' '([^']*)'\\z/m).captures
    end

    def render(context)
      "<label for='#{@id}' class='margin-toggle sidenote-number'></label>" \\
      "<input type='checkbox' id='#{@id}' class='margin-toggle'/><span class='sidenote'>#{@text}</span>"
    end
  end
end
Liquid::Template.register_tag('sidenote', Tufte::Sidenote)
"""
_HUGO_NOTE = (
    '<label for="{{ .Get 0 }}" class="margin-toggle sidenote-number"></label>'
    '<input type="checkbox" id="{{ .Get 0 }}" class="margin-toggle">'
    '<span class="sidenote">{{ .Inner | .Page.RenderString }}</span>'
)
_HUGO_CONFIG = """baseURL = "https://example.org/"
title = "Course"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "section"]
[permalinks.page]
"/" = "/:slugorcontentbasename/"
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [["$$", "$$"]]
inline = [["$", "$"]]
"""
_JEKYLL_CONFIG = """title: Course
collections:
  chapters:
    output: true
    permalink: /:name/
"""
_ELEVENTY_CONFIG = """export default function (config) {
  config.addPassthroughCopy("css");
  config.amendLibrary("md", (md) => { md.set({ html: true, typographer: true }); });
  return { markdownTemplateEngine: false, dir: { includes: "_includes" } };
}
"""
_ELEVENTY_DATA = '{ "permalink": "/{{ page.fileSlug }}/" }\n'
_PELICAN_CONFIG = """SITENAME = "Course"
SITEURL = ""
TIMEZONE = "UTC"
PATH = "content"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PLUGINS = []
"""
_OUR_CONFIG = """title: Course
url: https://example.org
permalink: pretty
math:
  subset: false
"""
_MKDOCS_CONFIG = """site_name: Course
site_url: https://example.org/
plugins: []
theme:
  name: mkdocs
"""
_CSS = "body { max-width: 60rem; margin: auto }\n"
_HOME = '---\ntitle: "Course"\n---\n\nA course that a program wrote to be timed.\n'

FILES: dict[str, dict[str, str]] = {
    "tuftenotes": {
        "_config.yml": _OUR_CONFIG,
        "content/index.md": _HOME,
    },
    "jekyll": {
        "_config.yml": _JEKYLL_CONFIG,
        "_layouts/chapter.html": _LIQUID_PAGE.replace("NAME", "page"),
        "_plugins/tufte.rb": _RUBY_TAG,
        "index.md": _HOME.replace("---\n\n", "layout: chapter\n---\n\n"),
        "css/site.css": _CSS,
    },
    "hugo": {
        "hugo.toml": _HUGO_CONFIG,
        "layouts/page.html": _HUGO_PAGE,
        "layouts/home.html": _HUGO_PAGE,
        "layouts/_shortcodes/sidenote.html": _HUGO_NOTE,
        "content/_index.md": _HOME,
        "static/css/site.css": _CSS,
    },
    "eleventy": {
        "eleventy.config.js": _ELEVENTY_CONFIG,
        "package.json": '{ "type": "module" }\n',
        "chapters/chapters.json": _ELEVENTY_DATA,
        "_includes/chapter.html": _LIQUID_PAGE.replace("NAME.", ""),
        "index.md": _HOME.replace("---\n\n", "layout: chapter.html\n---\n\n"),
        "css/site.css": _CSS,
    },
    "pelican": {"pelicanconf.py": _PELICAN_CONFIG},
    "mkdocs": {
        "mkdocs.yml": _MKDOCS_CONFIG,
        "docs/index.md": _HOME,
    },
    "zensical": {
        "zensical.toml": '[project]\nsite_name = "Course"\n',
        "docs/index.md": _HOME,
    },
}
"""What a site needs besides its chapters: paths and texts."""
