"""Alembic's entry: runs the scripts on the connection that the store hands over."""

from alembic import context

from shared.hub.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter a column in place
    transactional_ddl=True,  # both databases can take a half-made schema back
)
with context.begin_transaction():
    context.run_migrations()
