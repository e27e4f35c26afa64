"""Everything about paper: what stands on it, how it is drawn, and how it reaches a printer. These are the doors."""

from kiosk.printing.attached import from_settings
from kiosk.printing.drawing import draw, width_for
from kiosk.printing.paper import Paper
from kiosk.printing.printer import Conditions, Failed, Job, Outcome, Printed, Printer, SentUnconfirmed
from kiosk.printing.slip import ticket_link, ticket_paper
from kiosk.printing.worker import PrintWorker

__all__ = [
    "Conditions",
    "Failed",
    "Job",
    "Outcome",
    "Paper",
    "PrintWorker",
    "Printed",
    "Printer",
    "SentUnconfirmed",
    "draw",
    "from_settings",
    "ticket_link",
    "ticket_paper",
    "width_for",
]
