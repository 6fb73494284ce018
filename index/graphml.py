"""Nodes and edges as GraphML, for Gephi, yEd and networkx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree as Xml

NODE_KEYS = (("kind", "kind", "string"), ("name", "label", "string"), ("documents", "documents", "int"),
             ("first_year", "first_year", "int"), ("last_year", "last_year", "int"))  # fmt: skip
EDGE_KEYS = (("weight", "weight", "int"), ("how", "how", "string"))


def write_graphml(
    path: Path, nodes: Iterable[tuple[str, Mapping[str, object]]], edges: Iterable[tuple[str, str, str, int]]
) -> None:
    """Nodes are (id, values by NODE_KEYS, None left out), edges (id, id, how, weight)."""
    root = Xml.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for where, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for id_, name, kind in keys:
            Xml.SubElement(root, "key", {"id": id_, "for": where, "attr.name": name, "attr.type": kind})
    graph = Xml.SubElement(root, "graph", id="library", edgedefault="undirected")
    for id_, values in nodes:
        node = Xml.SubElement(graph, "node", id=_text(id_))
        for key, _, _ in NODE_KEYS:
            if (value := values.get(key)) is not None:
                Xml.SubElement(node, "data", key=key).text = _text(str(value))
    for one, other, how, weight in edges:
        edge = Xml.SubElement(graph, "edge", source=_text(one), target=_text(other))
        Xml.SubElement(edge, "data", key="weight").text = str(weight)
        Xml.SubElement(edge, "data", key="how").text = how
    Xml.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _text(text: str) -> str:
    """Without the characters that XML has no place for."""
    return "".join(
        c for c in text if (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff") or c in "\t\n"
    )
