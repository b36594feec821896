"""The checker of the content: ``python -m senco.content check``."""

from senco.content.finding import Finding, Place, Rule, Severity
from senco.content.project import Project, read_project
from senco.content.runner import check_project

__all__ = ["Finding", "Place", "Project", "Rule", "Severity", "check_project", "read_project"]
