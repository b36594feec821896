"""Rasa's command line without the noise: ``python -m launcher.rasa_cli train …``.

Rasa switches on every deprecation warning of its pinned libraries at start; they mean nothing to whoever runs the bot.
Log lines at WARNING and above still show, and so does the progress that our own components report.
"""

from __future__ import annotations

import logging
import sys
import warnings
from typing import Any

from launcher.model import refuse_unknown_archive
from senco.discreet_logs import be_discreet


def main() -> None:
    """Run Rasa with the arguments of this process; what serves visitors loads only the archive that training wrote.

    Raises:
        launcher.model.UnknownArchive: it is another one.
    """
    if sys.argv[1:2] == ["run"]:
        be_discreet()
    if sys.argv[1:2] in (["run"], ["shell"]):
        refuse_unknown_archive()
    import sanic.app  # noqa: F401 - it switches deprecation warnings on when imported, so they go off afterwards

    warnings.simplefilter("ignore")
    import rasa.utils.common

    rasa.utils.common._filter_warnings = _ignore_warnings
    _show_progress_of("nlu")
    from rasa.__main__ import main as rasa_main

    rasa_main()


def _ignore_warnings(*args: Any, **options: Any) -> None:
    warnings.simplefilter("ignore")


def _show_progress_of(package: str) -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("  %(message)s"))
    logger = logging.getLogger(package)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False


if __name__ == "__main__":
    main()
