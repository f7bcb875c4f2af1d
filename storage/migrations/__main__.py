"""Write the next migration: what the tables in code have beyond the steps so far. Read it before it is used."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from storage.migrations import config, upgrade

if len(sys.argv) != 2:
    sys.exit('usage: python -m storage.migrations "what changes"')
steps = len(list((Path(__file__).parent / "versions").glob("v*.py")))
with tempfile.TemporaryDirectory() as folder:
    engine = create_engine(f"sqlite:///{Path(folder) / 'empty.sqlite'}")
    with engine.connect() as connection:
        upgrade(connection)
        connection.commit()
        command.revision(config(connection), message=sys.argv[1], autogenerate=True, rev_id=f"{steps + 1:04}")
    engine.dispose()
