"""``make hardening``: attack the running bot and count what gets through. The tests do the same in small samples."""
