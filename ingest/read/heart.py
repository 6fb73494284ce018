"""Which part of a web page is its own text, and which every page of its site wears. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.norwegian.furniture import BOX_HEADINGS, FURNITURE_NAMES, OPENED_NAMES

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "canvas",
        "audio",
        "video",
        "map",
        "nav",
        "aside",
        "footer",
        "dialog",
        "input",
        "select",
        "textarea",
        "datalist",
        "head",
        "meta",
        "link",
        "title",
        "frameset",
    ]
)
_SKIPPED_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_UNSEEN = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:$|\s)", re.I)
"""Classes for words that only a screen reader speaks."""
_NAME_WORD = re.compile(r"[A-Z]?[a-zæøå]+|[A-Z]+(?![a-z])")
_SPACE = re.compile(r"\s+")
_HEADINGS = "h1", "h2", "h3", "h4", "h5", "h6"
_SHARE = 0.7
"""Of the page's words outside links: who holds as many of them and the first heading is the page's own text."""
_BOX = 400
"""Characters of a headed box beside the text, at most."""


def heart(body: HtmlElement) -> HtmlElement:
    """The element that holds the page's own text: the one that the page names, else the smallest that holds its
    first heading and most of what is neither link nor furniture, else the body."""
    named = body.xpath(".//main | .//*[@role='main']") or body.xpath(".//article[not(ancestor::article)]")
    # Several articles are a list of news, and a main part that holds little of the page is mislabelled.
    if len(named) == 1 and _length(named[0]) >= min(200, 0.4 * _length(body)):
        return named[0]
    weights: dict[HtmlElement, int] = {}
    _weigh(body, weights, 0)
    headings = body.xpath(".//h1") or body.xpath(".//h2")
    found = body
    if len(body.xpath(".//h1")) <= 1 and headings and headings[0] in weights:
        for element in (headings[0], *headings[0].iterancestors()):
            if element.tag not in _HEADINGS and weights.get(element, 0) >= _SHARE * weights[body]:
                found = element
                break
    return body if found.tag in ("table", "tbody", "tr", "html") else found


def _weigh(element: HtmlElement, weights: dict[HtmlElement, int], depth: int) -> int:
    """Letters below each element that are in no link and no furniture."""
    own = len((element.text or "").strip())
    for child in element:
        own += len((child.tail or "").strip())
        if isinstance(child.tag, str) and child.tag != "a" and depth < 200 and not is_furniture(child):
            own += _weigh(child, weights, depth + 1)
    weights[element] = own
    return own


def is_furniture(element: HtmlElement) -> bool:
    if element.tag in _SKIPPED or (element.get("role") or "").lower() in _SKIPPED_ROLES:
        return True
    if (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "")
    ) and not _opens(element):
        return True
    if _UNSEEN.search(element.get("class") or ""):
        return True
    if element.tag in ("html", "body", "main", "article", *_HEADINGS, "table", "td", "tr"):
        return False
    return not _names(element).isdisjoint(FURNITURE_NAMES) or _is_box(element)


def _names(element: HtmlElement) -> set[str]:
    """The words of an element's class and id."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return {word.lower() for word in _NAME_WORD.findall(names)} | {name.lower() for name in names.split()}


def _opens(element: HtmlElement) -> bool:
    """Whether what is hidden is shown on a click: the reader of a saved page would have opened it."""
    if (element.get("role") or "") in ("tabpanel", "region") or not _names(element).isdisjoint(OPENED_NAMES):
        return True
    before = element.getprevious()
    return before is not None and bool(before.xpath("descendant-or-self::*[@aria-expanded]"))


def _is_box(element: HtmlElement) -> bool:
    """Whether an element is a box beside the text, told by its heading: "Relaterte artikler", "Kontakt oss"."""
    if element.tag not in ("div", "section", "ul") or (first := element.find("./*")) is None:
        return False
    if first.tag not in _HEADINGS:
        return False
    heading = _SPACE.sub(" ", str(first.text_content())).strip(" :").lower()
    return heading.startswith(BOX_HEADINGS) and len(heading) <= 60 and _length(element) <= _BOX


def _length(element: HtmlElement) -> int:
    return len(_SPACE.sub(" ", str(element.text_content())))
