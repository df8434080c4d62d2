"""From rules to findings with a status: running, guarding, naming and allowing."""
