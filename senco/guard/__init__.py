"""What must hold even when everything else is down: hygiene of messages."""
