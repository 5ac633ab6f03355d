"""The parts of a report as a Word document: each file makes one of them, as text of WordprocessingML."""
