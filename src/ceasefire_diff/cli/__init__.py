"""Words on the command line, turned into calls and an exit status."""
