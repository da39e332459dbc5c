r"""Filling the gaps that only the site can fill: links, pictures, ``\ref`` across pages, chapter numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from tuftenotes.addresses import (
    ELSEWHERE,
    Meant,
    address_in,
    elsewhere_fault,
    one_machine,
    outputs_of,
    scheme_hint,
    split_address,
)
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, did_you_mean
from tuftenotes.pictures import dark_variant, double_variant, picture
from tuftenotes.publication import held_page
from tuftenotes.urls import decode_path, encode_path, join

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from tuftenotes.model import Dialect, Document, Label, Placeholder
    from tuftenotes.publication import Reason
    from tuftenotes.urls import Target

__all__ = ["References", "fill_marks"]

_MARK = re.compile("\ufdd0([0-9]+)\ufdd1")
_MOST_GUESSES = 100
"""Different names of a build for which a like one is looked for: each is compared with those of all files."""
_NO_TEXT = re.compile(r"[\\{}$]")
"""What TeX does not show as itself in a text."""


def fill_marks(text: str, fills: Sequence[str]) -> str:
    """Put ``fills[N]`` where the mark of the placeholder N stands."""
    return _MARK.sub(lambda mark: fills[int(mark[1])], text) if "\ufdd0" in text else text


@dataclass(slots=True)
class References:
    """What every page of a site may refer to, and how.

    `assets` are the names of the files that are copied or made besides the pages, `sizes` those of the
    pictures among them; `chapters` maps the name of a page to the number of its chapter.
    """

    dialect: Dialect
    baseurl: str
    assets: Collection[str]
    sizes: Mapping[str, tuple[int, int]]
    chapters: Mapping[str, str]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)
    _outputs: dict[str, str] = field(default_factory=dict)
    _labels: dict[str, tuple[Document, Label]] = field(default_factory=dict)
    _held: dict[str, Reason] = field(default_factory=dict)
    _held_labels: dict[str, tuple[Document, Reason]] = field(default_factory=dict)
    _guesses: dict[tuple[str, bool], str] = field(default_factory=dict)

    def add(self, document: Document, target: Target) -> None:
        """Make a page and its labels known; a label that exists already is reported."""
        self._names[document.name] = self._outputs[target.output] = target.url
        for label in document.labels:
            if label.name not in self._labels:
                self._labels[label.name] = (document, label)
                continue
            first = self._labels[label.name][1].location
            message = f"the label “{label.name}” is defined twice; references lead to {first}"
            self._report(Code.LABEL_DUPLICATE, label, message)

    def add_held(self, document: Document, target: Target, reason: Reason) -> None:
        """Make a page known that is held back: what leads there is told so."""
        self._held[document.name] = self._held[target.output] = reason
        self._held_labels |= {label.name: (document, reason) for label in document.labels}

    def fills(self, document: Document, target: Target) -> tuple[str, ...]:
        """Return what each placeholder of a page stands for; problems go to `diagnostics`."""
        fill: Mapping[str, Callable[[Placeholder, Document, Target], str]] = {
            "href": self._href,
            "asset": self._asset,
            "image": self._image,
            "figure": self._figure,
            "number": self._number,
            "eqref": self._number,
            "tex-number": self._number,
            "tex-eqref": self._number,
            "chapter": self._chapter,
        }
        return tuple(fill[p.kind](p, document, target) for p in document.placeholders)

    def check_image(self, document: Document) -> None:
        """Report the ``image`` of a native page's front matter where the site has no such file.

        It is a path from the root, or has one as its ``path``. The page itself does not show it, so that this
        is no error.
        """
        given = document.meta.get("image")
        address = address_in(given)
        if self._lacks(address):
            line = document.lines.get("image", 0)
            excerpt = f"image: {address}" if line and address is given else ""
            place = Location(document.path, line, 1 if line else 0)
            self._report_image(address, place, excerpt, document.name.rpartition("/")[0])

    def check_site_image(self, key: str, given: object, place: Callable[[], tuple[Location, str]]) -> None:
        """Report the ``image`` or ``favicon`` of a native site's configuration, as `check_image` does.

        `place` tells where the key is, and its line.
        """
        address = address_in(given)
        if self._lacks(address):
            self._report_image(address, *place(), key=key)

    def from_root(self, address: str) -> Meant:
        """Return what an address of the configuration or of data means, without the baseurl.

        A path is one from the root; the name of a source leads to its page.
        """
        if ELSEWHERE.match(address):
            return Meant(address)
        path, tail = split_address(address)
        wanted = join("", decode_path(path))
        if wanted not in self._names and self._lookup(wanted) is not None:
            return Meant(address)
        for candidate in self._from_root(decode_path(path)):
            if (url := self._lookup(candidate)) is not None:
                return Meant(url + tail)
            if (held := self._held_at(candidate)) is not None:
                return Meant(address, *held_page(path, held))
        return Meant(
            address, f"the site has no “{path}”", scheme_hint(path) or self._guess(wanted, pages=True)
        )

    def _lacks(self, address: str) -> bool:
        """Tell whether a path from the root, not an address elsewhere, leads to no file of the site."""
        if self.dialect == "jekyll" or not address or ELSEWHERE.match(address):
            return False
        return self._lookup(join("", decode_path(split_address(address)[0]))) is None

    def _report_image(
        self, address: str, place: Location, excerpt: str, folder: str = "", key: str = "image"
    ) -> None:
        path = decode_path(split_address(address)[0])
        beside = join(folder, path)
        hint = f"did you mean “{beside}”?" if beside in self.assets else self._guess(join("", path))
        hint = hint or "write its path from the root of the site, as in /figures/plot.png"
        message = f"the site has no file “{path}” for “{key}”"
        self.diagnostics.append(
            Diagnostic(place, Severity.WARNING, Code.MISSING_IMAGE, message, hint, excerpt)
        )

    def _href(self, placeholder: Placeholder, document: Document, target: Target) -> str:
        address = placeholder.target
        if ELSEWHERE.match(address):
            if self.dialect == "native" and (fault := elsewhere_fault(address)):
                self._report(Code.BROKEN_LINK, placeholder, *fault)
            return escape(address)
        path, tail = split_address(address)
        found = next(
            (url for c in self._candidates(path, document, target) if (url := self._lookup(c)) is not None),
            None,
        )
        if found is None:
            held = next(
                (r for c in self._candidates(path, document, target) if (r := self._held_at(c))), None
            )
            message, hint = self._no_page(path, document) if held is None else held_page(path, held)
            self._report(Code.BROKEN_LINK, placeholder, message, hint)
        if found is None or self.dialect == "jekyll":
            return escape(address)
        return escape(self.baseurl + found + tail)

    def _lookup(self, candidate: str) -> str | None:
        """Return the URL (without the baseurl) of the page or file that a path from the root means."""
        if candidate in self._names:
            return self._names[candidate]
        for output in outputs_of(candidate):
            if output in self._outputs:
                return self._outputs[output]
        return encode_path(f"/{candidate}") if candidate in self.assets else None

    def _held_at(self, candidate: str) -> Reason | None:
        """Return why the page that a path from the root means is held back, if it is."""
        return next((self._held[name] for name in outputs_of(candidate) if name in self._held), None)

    def _no_page(self, path: str, document: Document) -> tuple[str, str]:
        """Return message and hint for a path that leads to nothing there is."""
        hint = scheme_hint(path) or self._nearest(path, document)
        return f"the site has no “{path}”", hint

    def _candidates(self, path: str, document: Document, target: Target) -> Iterable[str]:
        """Yield the paths from the root that a local path may mean, the likeliest first."""
        path = decode_path(path)
        if not path.startswith("/"):
            yield join(document.name.rpartition("/")[0], path)
            yield join(decode_path(target.url).rpartition("/")[0], path)
        yield from self._from_root(path)

    def _from_root(self, path: str) -> Iterable[str]:
        """Yield the paths from the root that a decoded one may mean: with the baseurl, or without."""
        yield join("", path)
        if self.baseurl and f"{path}/".startswith(f"{self.baseurl}/"):
            yield join("", path[len(self.baseurl) :])

    def _find_asset(
        self, placeholder: Placeholder, document: Document, target: Target
    ) -> tuple[str, str | None]:
        """Return the address of a file of the site, and its name if there is such a file."""
        address = placeholder.target
        if fault := one_machine(address):
            self._report(Code.MISSING_IMAGE, placeholder, *fault)
        if ELSEWHERE.match(address):
            return address, None
        path, tail = split_address(address)
        name = next((c for c in self._candidates(path, document, target) if c in self.assets), None)
        if name is None:
            hint = self._nearest(path, document)
            self._report(Code.MISSING_IMAGE, placeholder, f"the site has no file “{decode_path(path)}”", hint)
            return address, None
        if self.dialect == "jekyll" and placeholder.kind == "image":
            return address, name
        return self.baseurl + encode_path(f"/{name}") + tail, name

    def _asset(self, placeholder: Placeholder, document: Document, target: Target) -> str:
        return escape(self._find_asset(placeholder, document, target)[0])

    def _image(self, placeholder: Placeholder, document: Document, target: Target) -> str:
        address, name = self._find_asset(placeholder, document, target)
        if name is None:
            return picture(address, placeholder.attributes)
        return picture(address, placeholder.attributes, self.sizes.get(name), self._variants(name))

    def _figure(self, placeholder: Placeholder, document: Document, target: Target) -> str:
        """Return the picture of a Tufte tag, whose plugin puts the site's baseurl before any path."""
        address, name = self._find_asset(placeholder, document, target)
        if name is None and not ELSEWHERE.match(address):
            address = f"{self.baseurl}/{address.removeprefix('/')}"
        return picture(address, placeholder.attributes, self.sizes.get(name or ""))

    def _variants(self, name: str) -> dict[str, str]:
        """Return the URLs of a picture's variants that the site has; Jekyll knows none."""
        if self.dialect == "jekyll":
            return {}
        names = {"dark": dark_variant(name), "2x": double_variant(name)}
        return {key: self.baseurl + encode_path(f"/{n}") for key, n in names.items() if n in self.assets}

    def _number(self, placeholder: Placeholder, document: Document, _target: Target) -> str:
        in_tex = placeholder.kind.startswith("tex-")
        own = next((label for label in document.labels if label.name == placeholder.target), None)
        found = (document, own) if own else self._labels.get(placeholder.target)
        if found is None:
            message, hint = self._no_label(placeholder.target)
            self._report(Code.LABEL_UNDEFINED, placeholder, message, hint)
            return "\\text{??}" if in_tex else '<span class="undefined-reference">??</span>'
        home, label = found
        number = self._number_of(home, label)
        text = f"({number})" if placeholder.kind.endswith("eqref") else number
        url = ("" if home is document else self.baseurl + self._names[home.name]) + f"#{label.anchor}"
        if in_tex:
            return escape(f"\\href{{{url}}}{{\\text{{{_NO_TEXT.sub('', text)}}}}}", quote=False)
        return f'<a class="reference" href="{escape(url)}">{escape(text)}</a>'

    def _no_label(self, name: str) -> tuple[str, str]:
        """Return message and hint for a label that no page shown has."""
        if name in self._held_labels:
            document, reason = self._held_labels[name]
            return f"the label “{name}” is in “{document.name}”, which {reason.text}", reason.hint
        return f"nothing has the label “{name}”", did_you_mean(name, self._labels)

    def _number_of(self, home: Document, label: Label) -> str:
        """Return the number that a label shows; gaps in it are for the chapter of the page it is on."""
        chapter = self.chapters.get(home.name, "")
        return _MARK.sub(lambda _: chapter, label.number)

    def _chapter(self, _placeholder: Placeholder, document: Document, _target: Target) -> str:
        return escape(self.chapters.get(document.name, ""))

    def _nearest(self, path: str, document: Document) -> str:
        """Return a hint that names the page or file whose name is most like the one asked for."""
        return self._guess(join(document.name.rpartition("/")[0], decode_path(path)), pages=True)

    def _guess(self, wanted: str, *, pages: bool = False) -> str:
        """Return a hint that names the file (with `pages` also the page) most like the one wanted."""
        key = (wanted, pages)
        if key not in self._guesses and len(self._guesses) < _MOST_GUESSES:
            known = (*self._names, *self.assets) if pages else self.assets
            self._guesses[key] = did_you_mean(wanted, known)
        return self._guesses.get(key, "")

    def _report(self, code: Code, at: Placeholder | Label, message: str, hint: str = "") -> None:
        excerpt = getattr(at, "excerpt", "")
        self.diagnostics.append(Diagnostic(at.location, code.severity, code, message, hint, excerpt))
