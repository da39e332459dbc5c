"""The keys of the configuration, as data.

Everything that is known of a key stands in `KEYS`; validation, defaults and the reference in the guide are
made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from tuftenotes.model import Dialect

__all__ = ["ALWAYS_EXCLUDED", "ELSEWHERE", "FOREIGN_NAMES", "KEYS", "Key", "Kind"]

Kind = Literal["text", "flag", "names", "mapping", "list", "any"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the configuration: a dotted name, what it may hold, its default, one line of documentation.

    `jekyll` is the default in a Jekyll site where it differs from `default`. `choices` are the allowed words.
    `ours` marks a key that Jekyll does not have: a Jekyll site may use its name for something else.
    """

    name: str
    kind: Kind
    default: Any
    doc: str
    example: str = ""
    jekyll: Any = None
    choices: tuple[str, ...] = ()
    ours: bool = False

    def default_for(self, dialect: Dialect) -> Any:  # noqa: ANN401 (as the kind says)
        """Return the value that counts where the configuration says nothing."""
        return self.jekyll if dialect == "jekyll" and self.jekyll is not None else self.default


KEYS: tuple[Key, ...] = (
    Key("title", "text", "", "The name of the site.", "Deep Generative Models"),
    Key("subtitle", "text", "", "A second line under the title.", "Lecture notes"),
    Key("description", "text", "", "What the site is about, for search engines and feeds."),
    Key("author", "any", "", "The author's name, or a mapping with `name`, `email`, `url`.", "Ada"),
    Key("lang", "text", "en", "The language of the pages, as a BCP 47 tag.", "de"),
    Key("url", "text", "", "Scheme and host of the published site.", "https://example.org"),
    Key("baseurl", "text", "", "The path that the site has on that host.", "/notes"),
    Key("dialect", "text", "", "Whose rules the site follows.", choices=("native", "jekyll"), ours=True),
    Key("source", "text", "", "The folder of the site, relative to the configuration.", "site"),
    Key("destination", "text", "docs", "The folder that the site is built into.", jekyll="_site"),
    Key("content_dir", "text", "content", "The folder of the pages of a native site.", ours=True),
    Key("templates_dir", "text", "templates", "The folder of the Jinja templates.", ours=True),
    Key("layouts_dir", "text", "_layouts", "The folder of a Jekyll site's layouts."),
    Key("includes_dir", "text", "_includes", "The folder of a Jekyll site's includes."),
    Key("data_dir", "text", "data", "The folder of the data files (`site.data`).", jekyll="_data"),
    Key("collections_dir", "text", "", "The folder that holds the collections."),
    Key("sass.sass_dir", "text", "sass", "The folder of the SCSS partials.", jekyll="_sass"),
    Key(
        "sass.style",
        "text",
        "compressed",
        "How the style sheet is written.",
        choices=("nested", "expanded", "compact", "compressed"),
    ),
    Key(
        "exclude",
        "names",
        (),
        "Files and folders that are no part of the site (globs, from the top folder or that of the pages).",
        "['*.bak']",
    ),
    Key("include", "names", (".htaccess",), "Files that are, although their names begin with `.` or `_`."),
    Key("keep_files", "names", (".git", ".svn"), "What a build leaves alone in the destination."),
    Key("markdown_ext", "names", ("markdown", "mkdown", "mkdn", "mkd", "md"), "Endings of Markdown files."),
    Key("permalink", "text", "pretty", "The form of URLs: `pretty`, `none`, a template.", jekyll="date"),
    Key("excerpt_separator", "text", "\n\n", "Where the excerpt of a page ends.", "<!--more-->"),
    Key("timezone", "text", "", "The time zone of dates without one.", "Europe/Berlin"),
    Key("defaults", "list", (), "Front matter for many pages: a list of `scope` and `values`."),
    Key("collections", "any", {}, "Jekyll's collections: a list of names or a mapping."),
    Key("plugins", "any", (), "Jekyll plugins; those that tuftenotes has an equal for are honoured."),
    Key("theme", "text", "", "A Jekyll theme; tuftenotes uses its own."),
    Key("future", "flag", default=False, doc="Also build pages that are dated in the future."),
    Key("show_drafts", "flag", default=False, doc="Also build drafts."),
    Key("order", "names", (), "The order of the pages, by name.", "[introduction, vae, gan]", ours=True),
    Key(
        "titles",
        "text",
        "auto",
        "The letter case of the title above a page; `auto` is `sentence` where a Jekyll course had it.",
        choices=("auto", "as-written", "sentence"),
        ours=True,
    ),
    Key(
        "footnotes",
        "text",
        "sidenotes",
        "Where `[^1]` footnotes stand.",
        jekyll="endnotes",
        choices=("sidenotes", "endnotes"),
        ours=True,
    ),
    Key(
        "notes",
        "text",
        "closed",
        "Whether notes are open on a narrow screen.",
        choices=("closed", "open"),
        ours=True,
    ),
    Key("smart", "flag", default=True, doc="Typographic quotes, dashes and ellipses.", ours=True),
    Key(
        "edit_url",
        "text",
        "",
        "The address that edits a page; `{path}` is its file.",
        "https://github.com/ada/notes/edit/main/{path}",
        ours=True,
    ),
    Key(
        "menu",
        "any",
        (),
        "Links at the head of every page: a list of `title` and `url`.",
        "[{title: Schedule, url: /schedule/}]",
        ours=True,
    ),
    Key(
        "license",
        "any",
        "",
        "The licence of the text: its name, or a mapping with `name` and `url`.",
        ours=True,
    ),
    Key(
        "favicon",
        "any",
        "",
        "The small picture of the site in the browser's tabs.",
        "/favicon.svg",
        ours=True,
    ),
    Key("image", "any", "", "The picture that a link to the site shows elsewhere.", "/cover.png", ours=True),
    Key(
        "cards",
        "flag",
        default=False,
        doc="A picture of its title for each page, with the extra `cards`.",
        ours=True,
    ),
    Key("search", "flag", default=False, doc="A search box, with the extra `search` installed.", ours=True),
    Key("git_dates", "flag", default=False, doc="Tell when a page was last changed, by git.", ours=True),
    Key(
        "math.numbering",
        "text",
        "ams",
        "Which equations are numbered.",
        jekyll="none",
        choices=("none", "ams", "all", "chapter"),
        ours=True,
    ),
    Key("math.dollars", "flag", default=True, doc="Whether `$x$` is a formula.", jekyll=False, ours=True),
    Key(
        "math.renderer",
        "text",
        "mathml",
        "What shows the formulas.",
        choices=("mathml", "mathjax"),
        ours=True,
    ),
    Key(
        "math.mathjax",
        "text",
        "",
        "The address of MathJax, if it is not the copy that the extra `mathjax` puts into the site.",
        "https://cdn.jsdelivr.net/npm/mathjax@4/tex-chtml.js",
        ours=True,
    ),
    Key(
        "math.subset",
        "flag",
        default=True,
        doc="Whether the formulas’ font has only what the site uses (with the extra `subset` installed).",
        ours=True,
    ),
    Key(
        "math.macros",
        "mapping",
        {},
        "TeX macros of all pages.",
        r"{R: '\mathbb{R}', norm: ['\|#1\|', 1]}",
        ours=True,
    ),
    Key(
        "checks",
        "mapping",
        {},
        "The level of each check, per code and path.",
        "{missing-alt: error}",
        ours=True,
    ),
)

FOREIGN_NAMES = frozenset(
    {
        "category_dir", "disable_disk_cache", "email", "encoding", "gems", "github", "google_analytics",
        "google_site_verification", "highlighter", "host", "incremental", "kramdown", "limit_posts", "liquid",
        "livereload", "logo", "lsi", "markdown", "name", "paginate", "paginate_path", "plugins_dir", "port",
        "profile", "quiet", "remote_theme", "repository", "rouge", "safe", "show_dir_listing", "social",
        "strict_front_matter", "twitter", "unpublished", "verbose", "watch", "webrick", "whitelist",
    }
)  # fmt: skip
"""Names that other tools give a meaning, so that none of them is taken for a misspelling."""

ALWAYS_EXCLUDED = (
    ".sass-cache",
    ".jekyll-cache",
    ".tuftenotes-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)
"""What is no part of any site, in addition to `exclude`."""

OFTEN_EXCLUDED = frozenset(
    {
        *(name.rstrip("/") for name in ALWAYS_EXCLUDED),
        *("CHANGELOG.md", "CNAME", "CONTRIBUTING.md", "LICENSE", "LICENSE.md", "Makefile", "README"),
        *("README.md", "Rakefile", "Thumbs.db", "docs", "package-lock.json", "package.json"),
        *("requirements.txt", "vendor", "venv"),
    }
)
"""What sites exclude as a matter of course, whether they have it or not."""

ELSEWHERE = {
    "site_name": "title",
    "site_url": "url and baseurl",
    "site_description": "description",
    "site_author": "author",
    "docs_dir": "content_dir",
    "site_dir": "destination",
    "baseURL": "url and baseurl",
    "languageCode": "lang",
    "publishDir": "destination",
    "contentDir": "content_dir",
}
"""Keys of MkDocs and Hugo, and what they are called here."""
