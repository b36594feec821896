"""The knowledge files as typed records."""

from senco.knowledge.loader import KNOWLEDGE_DIR, Knowledge, load_knowledge
from senco.knowledge.records import Agency, Condition, Entry, Fact, Gap, Helpline, Kind, Source, Variant
from senco.knowledge.yaml_files import KnowledgeError

__all__ = [
    "KNOWLEDGE_DIR",
    "Agency",
    "Condition",
    "Entry",
    "Fact",
    "Gap",
    "Helpline",
    "Kind",
    "Knowledge",
    "KnowledgeError",
    "Source",
    "Variant",
    "load_knowledge",
]
