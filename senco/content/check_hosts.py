"""Do links lead only to websites that somebody has looked at?"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from senco.content.check_sources import addresses, links
from senco.content.every_text import all_texts
from senco.content.finding import Finding, Rule, Severity
from senco.content.knowledge_files import KnowledgeFiles
from senco.content.project import Project

UNKNOWN_SITE = Rule(
    Severity.BLOCKS,
    "Website that is not on our list",
    "We would send visitors to a website that nobody has looked at.",
    "Look for a slip in the address. If the website is new to us, find out who runs it, then add what stands between "
    "https:// and the next slash to hosts.yml.",
)
NOT_AN_OFFICIAL_SITE = Rule(
    Severity.BLOCKS,
    "Source called official on a website that is not",
    "Visitors trust what the law, a government or a regulator says more than what others say about it.",
    "Write kind: secondary. If a government, parliament or regulator runs the website, move it to official in hosts.yml.",
)
OFFICIAL = ("official", "copies")


def check_hosts(project: Project) -> Iterator[Finding]:
    """Find links to websites that ``hosts.yml`` does not list, and official sources on other websites."""
    files = project.knowledge
    if not files.complete("hosts", "agency"):
        return
    known = {host for hosts in files.hosts.values() for host in hosts} | _of_agency(files)
    for name, address, place in addresses(files):
        if (host := host_of(address)) and host not in known:
            yield UNKNOWN_SITE.found(f"{name}: {host}", place)
    for text in all_texts(files):
        for label, address in links(text.filled):
            if (host := host_of(address)) and host not in known:
                yield UNKNOWN_SITE.found(f"{text.name}: {host}", text.place_of(f"[{label}]"))
    official = {host for group in OFFICIAL for host in files.hosts.get(group, ())}
    for name, source in files.sources.items():
        host = host_of(source.url)
        if source.kind == "official" and host in known and host not in official:
            yield NOT_AN_OFFICIAL_SITE.found(f"source {name}: {host}", files.place("sources", name, "kind"))


def host_of(address: str) -> str:
    """Return the host of an https address in small letters; "" for another kind of address, which another check looks at."""
    try:
        parts = urlsplit(address.strip())
        return (parts.hostname or "") if parts.scheme == "https" else ""
    except ValueError:
        return ""


def _of_agency(files: KnowledgeFiles) -> set[str]:
    return {host_of(address) for name, address, _ in addresses(files) if name.startswith("agency ")}
