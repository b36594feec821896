"""The launcher's commands: ``python -m launcher run``, ``shell`` or ``train``; ``make`` calls them."""

from __future__ import annotations

import argparse
import signal
import sys

from launcher import model, serve, shell


def main() -> int:
    """Run one command; return the exit status."""
    parser = argparse.ArgumentParser(prog="launcher", description=__doc__)
    parser.add_argument("command", choices=("run", "shell", "train"))
    command = parser.parse_args().command
    for each in (
        signal.SIGINT,
        signal.SIGTERM,
        signal.SIGHUP,
    ):  # a shell's background jobs start with SIGINT ignored
        signal.signal(each, _interrupt)
    steps = {"run": serve.run, "shell": shell.run, "train": model.ensure_model}
    try:
        steps[command]()
    except (serve.CannotServe, serve.GaveUp, model.TrainingFailed, ValueError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _interrupt(signum: int, frame: object) -> None:
    """Have every way of being stopped take the way of Ctrl-C, which cleans up."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
