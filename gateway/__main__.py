"""Run the gateway: ``python -m gateway`` (the launcher does)."""

from __future__ import annotations

import uvicorn

from gateway.app import create_app
from gateway.connections import ImpatientProtocol
from gateway.settings import Settings
from senco.discreet_logs import be_discreet


def main() -> None:
    """Serve on the public port until stopped."""
    be_discreet()
    settings = Settings.from_environment()
    uvicorn.run(
        create_app(settings),
        host="0.0.0.0",
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        ws="none",
        http=ImpatientProtocol,
        h11_max_incomplete_event_size=16 * 1024,
        timeout_keep_alive=30,
    )


if __name__ == "__main__":
    main()
