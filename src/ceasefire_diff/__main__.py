"""`python -m ceasefire_diff`: the same as the command."""

from ceasefire_diff.cli.app import run

if __name__ == "__main__":
    run()
