"""Run the action server on loopback: ``python -m actions --port N``.

The SDK's own command listens on every interface and asks for no secret, so we start its app ourselves.
"""

from __future__ import annotations

import argparse
import hmac
import os
import warnings

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, text

from senco.discreet_logs import be_discreet


def build_app(secret: str) -> Sanic:
    """Return the action server's app; every call must carry ``?token=`` with the shared secret."""
    # Importing Sanic switches deprecation warnings on, and the SDK's pinned libraries are full of them.
    warnings.simplefilter("ignore", DeprecationWarning)
    from rasa_sdk.endpoint import create_app

    app = create_app("actions")

    @app.on_request
    async def refuse_strangers(request: Request) -> HTTPResponse | None:
        if not hmac.compare_digest(request.args.get("token", "").encode("utf-8", "replace"), secret.encode()):
            return text("unauthorised", status=401)
        if request.headers.get("content-encoding"):  # the SDK would unpack it, however large
            return text("no compression", status=415)
        return None

    return app


def main() -> None:
    """Read the port and the secret, and serve until stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    be_discreet()
    build_app(os.environ["SENCO_ACTIONS_TOKEN"]).run(host="127.0.0.1", port=port, access_log=False, motd=False)


if __name__ == "__main__":
    main()
