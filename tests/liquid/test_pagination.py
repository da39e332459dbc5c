"""Tests for lists of posts over several pages."""

from __future__ import annotations

import pytest

from jekyll_models import generated, item, renderer

POSTS = {f"_posts/2020-01-0{n}-p{n}.md": "---\nx: 1\n---\n" for n in range(1, 6)}
LIST = "---\n---\n{{ paginator.page }}/{{ paginator.total_pages }}:{% for p in paginator.posts %}{{ p.title }} {% endfor %}<{{ paginator.previous_page_path }}|{{ paginator.next_page_path }}>"  # noqa: E501 (one text)


def test_pages() -> None:
    """Each page shows its share and knows its neighbours."""
    made = renderer({**POSTS, "index.html": LIST}, paginate=2, plugins=["jekyll-paginate"])
    shown = {page.output: made.content(page) for page in made.model.pages}
    assert shown == {
        "index.html": "1/3:P5 P4 <|/page2>",
        "page2/index.html": "2/3:P3 P2 </|/page3>",
        "page3/index.html": "3/3:P1 </page2|>",
    }


def test_hidden_posts_and_other_paths() -> None:
    """Hidden posts don't count; the deepest index on the way is the list."""
    files = {
        **POSTS,
        "index.html": LIST,
        "blog/index.html": LIST,
        "_posts/2020-02-01-h.md": "---\nhidden: true\n---\n",
    }
    made = renderer(files, paginate=4, paginate_path="/blog/p:num/", plugins=["jekyll-paginate"])
    assert [page.url for page in made.model.pages] == ["/blog/", "/", "/blog/p2/"]
    assert made.content(item(made.model, "index.html")) == "/:<|>"


@pytest.mark.parametrize(
    "config",
    [{"paginate": 2}, {"plugins": ["jekyll-paginate"]}, {"paginate": 2, "plugins": ["jekyll-paginate"]}],
)
def test_without(config: dict[str, object]) -> None:
    """Without the plugin, the number, an index or posts nothing is added."""
    files = POSTS if len(config) == 2 else {**POSTS, "index.html": LIST}
    assert len(generated(files, **config).model.pages) == len(files) - len(POSTS)
    assert len(generated({"index.html": LIST}, paginate=2, plugins=["jekyll-paginate"]).model.pages) == 1
