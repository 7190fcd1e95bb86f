"""Derivations and quotations as W3C PROV (https://www.w3.org/TR/prov-dm/), written as PROV-JSON by the library `prov`.

Articles are entities, their outlets the agents that they are attributed to. Only what whence claims is asserted: a
derivation with a direction. Two articles of which nothing says which came first are no `alternateOf` of each other, for
that would make one thing of a whole story; they are told in an entity of their own, of type ``whence:Relation``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whence.report.exchange.descent import Descent, descents, rows, sources, without_circles
from whence.report.exchange.naming import NAMESPACE, address, article_name, day, moment, number, part, version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import BinaryIO

    from prov.identifier import QualifiedName
    from prov.model import ProvDocument

    from whence.report.exchange.descent import Related
    from whence.report.exchange.tables import Tables

    Pairs = dict[tuple[str, Any], None]
    """Names and values of attributes: a set in the order in which they came, for a name may have several values."""

_QUOTED = ("exact", "trimmed", "cut", "altered", "spliced", "marks lost", "marks gained", "reattributed")
"""What may have become of words that were followed to a parent."""
WITNESS = "earliest known witness at hand"


def write(tables: Tables, file: BinaryIO) -> None:
    """Write the tables as PROV-JSON, in UTF-8."""
    document(tables).serialize(file, format="json", indent=1, ensure_ascii=False)


def document(tables: Tables) -> ProvDocument:
    """Return the tables as a PROV document.

    ``wasDerivedFrom`` from child to parent; `prov:Revision` where an outlet's article is wholly derived from another of
    its own. `prov:Quotation` from a quotation to the parent it was followed to. `prov:PrimarySource` from an article
    to the earliest known witnesses at hand that it goes back to. No circle is asserted.
    """
    from prov.model import ProvDocument

    made = ProvDocument()
    made.add_namespace("whence", NAMESPACE)
    made.add_namespace("dcterms", "http://purl.org/dc/terms/")
    found, related = descents(tables)
    asserted, turned = without_circles(found)
    writer = _Writer(made)
    writer.articles(tables)
    for one in asserted:
        writer.derivation(one)
    for child, roots in sources(asserted, related).items():
        writer.sources(child, roots)
    writer.quotations(tables, {(one.child, one.parent) for one in asserted})
    writer.relations(related, turned)
    writer.analysis(tables)
    return made


class _Writer:
    """Fills a document, in an order that depends on the tables alone."""

    def __init__(self, made: ProvDocument) -> None:
        self.document = made
        self.known: dict[str, QualifiedName] = {}
        """The articles that have an entity, by id."""
        self.outlets: dict[str, str] = {}
        """Of each article, folded."""

    def articles(self, tables: Tables) -> None:
        from prov.constants import PROV, XSD, XSD_ANYURI
        from prov.model import Literal

        made: dict[str, QualifiedName] = {}
        for row in rows(tables.articles.drop_columns(["text", "extra"])):
            key, outlet, url = row["id"] or "", row["outlet"], row["url"]
            if key in self.known:
                continue
            date, time = day(row["date"]), moment(row["date"])
            named = self._article(
                key,
                {
                    "dcterms:title": row["title"],
                    "dcterms:issued": Literal(date, XSD["date"]) if date and not time else time or row["date"],
                    "whence:url": Literal(url, XSD_ANYURI) if address(url) else url,
                },
            )
            if time:
                self.document.generation(named, time=time)
            if outlet:
                self.outlets[key] = outlet.casefold().strip()
                if outlet not in made:
                    made[outlet] = self._own(f"outlet/{part(outlet)}")
                    attributes = [("prov:type", PROV["Organization"]), ("prov:label", outlet)]
                    self.document.agent(made[outlet], attributes)
                self.document.attribution(named, made[outlet])

    def _article(self, key: str, told: Mapping[str, Any] | None = None) -> QualifiedName:
        """Return the name of an article; one that is met for the first time gets an entity."""
        if key not in self.known:
            self.known[key] = self._own(article_name(key))
            attributes = self._typed("Article", {"dcterms:identifier": key, **(told or {})})
            self.document.entity(self.known[key], list(attributes))
        return self.known[key]

    def _own(self, name: str) -> QualifiedName:
        named = self.document.valid_qualified_name(f"whence:{name}")
        if named is None:  # cannot be: it is made of signs that every name may have
            raise ValueError(name)
        return named

    def _typed(self, kind: str, attributes: Mapping[str, Any]) -> Pairs:
        return {("prov:type", self._own(kind)): None, **_pairs(attributes)}

    def derivation(self, one: Descent) -> None:
        from prov.constants import PROV

        own = self.outlets.get(one.parent)
        is_update = own and own == self.outlets.get(one.child) and one.kind == "wholly"
        told = {
            "prov:type": PROV["Revision"] if is_update else None,
            "whence:kind": one.kind,
            "whence:share": one.share,
            "whence:score": one.score,
            "whence:directionScore": one.direction_score,
            "whence:reason": one.reasons,
            "whence:via": tuple(map(self._article, one.via)),
        }
        attributes = list(_pairs(told))
        self.document.derivation(self._article(one.child), self._article(one.parent), other_attributes=attributes)

    def sources(self, child: str, roots: Iterable[str]) -> None:
        for root in roots:
            self.document.primary_source(
                self._article(child), self._article(root), other_attributes=[("whence:as", WITNESS)]
            )

    def quotations(self, tables: Tables, asserted: set[tuple[str, str]]) -> None:
        entities: dict[str, Pairs] = {}
        followed: dict[tuple[str, str], Pairs] = {}
        repeated: set[tuple[str, str]] = set()
        for row in rows(tables.quotations):
            child, parent = row["child"] or "", row["parent"]
            name = f"quotation/{part(child)}/{row['begin'] or 0}-{row['end'] or 0}"
            fate = {"whence:fidelity": row["fidelity"], "whence:reason": row["reason"]}
            told = {
                "prov:value": row["words"],
                "whence:article": self._article(child),
                "whence:begin": row["begin"],
                "whence:end": row["end"],
                "whence:kind": row["kind"],
                "whence:speaker": row["speaker"],
                "whence:cue": row["cue"],
            }
            if parent is not None and (child, parent) in asserted and row["fidelity"] in _QUOTED:
                place = {
                    "whence:score": number(row["score"]),
                    "whence:parentBegin": row["parent_begin"],
                    "whence:parentEnd": row["parent_end"],
                    "whence:parentWords": row["parent_words"],
                }
                followed.setdefault((name, parent), {}).update(_pairs(fate | place))
                # Indirect speech in other words repeats nothing; it is derived, but no quotation as PROV has it.
                if row["kind"] != "indirect" or row["fidelity"] != "altered":
                    repeated.add((name, parent))
            else:  # What became of it is told all the same, without saying from where it was taken.
                compared = None if parent is None else self._article(parent)
                told |= fate | {"whence:comparedWith": compared}
            entities.setdefault(name, {}).update(self._typed("Quotation", told))
        for name, attributes in entities.items():
            self.document.entity(self._own(name), list(attributes))
        for (name, parent), attributes in followed.items():
            assert_it = self.document.quotation if (name, parent) in repeated else self.document.derivation
            assert_it(self._own(name), self._article(parent), other_attributes=list(attributes))

    def relations(self, related: Iterable[Related], turned: Iterable[Descent]) -> None:
        """Tell what is related without a direction that is asserted, in an entity for each pair."""
        told: list[dict[str, Any]] = [
            {
                "whence:left": self._article(one.left),
                "whence:right": self._article(one.right),
                "whence:leftShare": one.left_share,
                "whence:rightShare": one.right_share,
                "whence:direction": one.direction,
            }
            | self._rest(one)
            for one in related
        ]
        told += [
            {
                "whence:left": self._article(one.parent),
                "whence:right": self._article(one.child),
                "whence:rightShare": one.share,
                "whence:direction": "cannot tell: right from left would close a circle with surer ones",
            }
            | self._rest(one)
            for one in turned
        ]
        for count, attributes in enumerate(told, 1):
            self.document.entity(self._own(f"relation/{count}"), list(self._typed("Relation", attributes)))

    def _rest(self, one: Descent | Related) -> dict[str, Any]:
        return {
            "whence:kind": one.kind,
            "whence:score": one.score,
            "whence:reason": one.reasons,
            "whence:via": tuple(map(self._article, one.via)),
        }

    def analysis(self, tables: Tables) -> None:
        """Say who says all this: the program, in one activity that used the articles."""
        from prov.constants import PROV

        lineage, analysis, program = map(self._own, ("lineage", "analysis", "program"))
        label = [("prov:type", PROV["SoftwareAgent"]), ("prov:label", "whence"), ("whence:version", version())]
        self.document.agent(program, label)
        self.document.activity(analysis, other_attributes=list(self._typed("Analysis", {})))
        self.document.association(analysis, program)
        for named in self.known.values():
            self.document.usage(analysis, named)
        self.document.entity(lineage, list(self._typed("Lineage", {"whence:note": tables.notes})))
        self.document.generation(lineage, analysis)


def _pairs(attributes: Mapping[str, Any]) -> Pairs:
    """Return names and values, those that are none left out, a tuple as so many values."""
    several = ((name, value if isinstance(value, tuple) else (value,)) for name, value in attributes.items())
    return {(name, one): None for name, values in several for one in values if one is not None}
