"""Cycles in a directed graph, in time that grows with its edges (Kosaraju's two searches)."""

from collections.abc import Collection, Iterable, Iterator, Mapping

Edges = Mapping[str, Collection[str]]
"""Node → the nodes it leads to."""


def on_cycles(edges: Edges) -> frozenset[str]:
    """Return the nodes from which a way over another node leads back to them."""
    backward: dict[str, list[str]] = {}
    for node, following in edges.items():
        for other in following:
            backward.setdefault(other, []).append(node)
    finished = list(_finished(edges, edges, set()))
    seen: set[str] = set()
    found: set[str] = set()
    for node in reversed(finished):
        component = list(_finished([node], backward, seen))
        if len(component) > 1:
            found.update(component)
    return frozenset(found)


def _finished(starts: Iterable[str], edges: Edges, seen: set[str]) -> Iterator[str]:
    """Yield what can be reached and was not seen, each node after those that it leads to."""
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(edges.get(start, ())))]
        while path:
            node, following = path[-1]
            new = next((other for other in following if other not in seen), None)
            if new is None:
                path.pop()
                yield node
            else:
                seen.add(new)
                path.append((new, iter(edges.get(new, ()))))
