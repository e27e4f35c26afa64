"""The heart, pure: decide(state, command, context) -> events or a refusal; apply(state, record)."""
