"""What recruiters keep and read, all of it by organisation."""

from graph.subjects import Candidate, Job
from storage.database import Database
from storage.desk.audit import AuditLog
from storage.desk.erasing import Erasing
from storage.desk.invitations import Invitations
from storage.desk.replays import Replays
from storage.desk.reviews import Reviews
from storage.desk.shelf import Shelf


class Desk:
    def __init__(self, database: Database) -> None:
        self.jobs = Shelf(database, Job)
        self.candidates = Shelf(database, Candidate)
        self.invitations = Invitations(database)
        self.reviews = Reviews(database)
        self.erasing = Erasing(database)
        self.replays = Replays(database)
        self.audit = AuditLog(database)
