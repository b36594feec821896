"""Do sources and links lead somewhere, safely, and is every source used?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec

from senco.content.every_text import all_texts
from senco.content.finding import Finding, Place, Rule, Severity
from senco.content.knowledge_files import KnowledgeFiles
from senco.content.project import Project
from senco.content.route_texts import route_sources

NOT_HTTPS = Rule(
    Severity.BLOCKS,
    "Address that is not https",
    "A page that is not https can be changed on its way to the visitor, and other kinds of link can do harm.",
    "Use the address that begins with https://. In a text, tel:, sms: and mailto: are allowed as well.",
)
NOWHERE = Rule(
    Severity.BLOCKS,
    "Link that leads nowhere",
    "Visitors would see a link or square brackets that do nothing.",
    "Write [words of the link](https://full.address/page) with no space between ] and ( , or take the brackets out.",
)
UNUSED_SOURCE = Rule(
    Severity.WARNS,
    "Source that nothing uses",
    "Somebody would go on checking it for nothing.",
    "Name it under the sources of an answer or fact, or delete it from sources.yml.",
)
WHOLE_ADDRESS = "Copy the whole address of the page from the browser. It begins with https:// ."
LINK = re.compile(r"\[([^\]]*)\](?:\(([^)]*)\))?")
INSECURE = re.compile(r"(?<!\()\bhttp://\S+", re.IGNORECASE)


def check_sources(project: Project) -> Iterator[Finding]:
    """Find unsafe or empty addresses anywhere in the knowledge, and sources that nothing uses."""
    files = project.knowledge
    for name, address, place in addresses(files):
        problem = bad_link(address)
        if problem is not None or urlsplit(address).scheme != "https":
            rule = problem if problem is NOWHERE else NOT_HTTPS
            yield rule.found(f"{name}: {address!r}", place, mend=WHOLE_ADDRESS)
    for text in all_texts(files):
        yield from _links(text.name, text.filled, text.place_of)
    for name, helpline in files.helplines.items():
        place = files.place("helplines", name, "contact")
        yield from _links(f"helpline {name}", helpline.contact, lambda _, place=place: place)
    if files.complete("entries", "facts", "route"):
        for name in files.sources.keys() - _used(files):
            yield UNUSED_SOURCE.found(f"No answer or fact names the source {name}", files.place("sources", name))


def bad_link(address: str) -> Rule | None:
    """Return the rule that a link's address breaks, or None if visitors can follow it."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return NOWHERE
    if parts.scheme == "https":
        return None if re.search(r"\w\.\w", parts.netloc) else NOWHERE
    if parts.scheme in {"tel", "sms"}:
        return None if re.search(r"\d{3}", parts.path) else NOWHERE
    if parts.scheme == "mailto":
        return None if re.search(r"\S@\S+\.\S", parts.path) else NOWHERE
    return NOT_HTTPS if parts.scheme else NOWHERE


def _links(name: str, text: str, place_of) -> Iterator[Finding]:
    for match in LINK.finditer(text):
        label, address = match[1], match[2]
        if "{" in (address or ""):
            continue  # a name that could not be filled in, which another check reports
        rule = bad_link(address) if address is not None and label.strip() else NOWHERE
        if rule:
            yield rule.found(f"{name}: {match[0]!r}", place_of(f"[{label}]"))
    for match in INSECURE.finditer(text):
        yield NOT_HTTPS.found(f"{name}: {match[0]!r}", place_of(match[0]))


def links(text: str) -> Iterator[tuple[str, str]]:
    """Return the words and the address of each link of a text."""
    return ((match[1], match[2]) for match in LINK.finditer(text) if match[2] is not None)


def addresses(files: KnowledgeFiles) -> Iterator[tuple[str, str, Place]]:
    """Return the name, the address and the place of each address that has a field of its own."""
    for name, source in files.sources.items():
        yield f"source {name}", source.url, files.place("sources", name, "url")
    for name, helpline in files.helplines.items():
        yield f"helpline {name}", helpline.source_url, files.place("helplines", name, "source_url")
    agency = msgspec.structs.asdict(files.agency) if files.agency else {}
    for field, address in agency.items():
        if field.endswith("_url"):
            yield f"agency {field}", address, files.place("agency", field)


def _used(files: KnowledgeFiles) -> set[str]:
    used = {fact.source for fact in files.facts.values()}
    for placed in files.entries:
        for record in (placed.entry, *placed.entry.variants):
            used.update(record.sources or ())
    if "route" in files.documents:
        used.update(source for source, _ in route_sources(files.documents["route"]))
    return used
