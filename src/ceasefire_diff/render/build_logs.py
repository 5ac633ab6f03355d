"""Lines in which a build log reads no command: GitHub takes `::` at the start of a line for one, and `##[` anywhere."""

from __future__ import annotations


def no_command_in(text: str) -> str:
    """Words in which no command can stand wherever they come to stand."""
    return text.replace("##[", r"##\[") if "##[" in text else text


def no_command_at(line: str) -> str:
    """A line that begins with no command; white space before it does not keep a log from reading one."""
    return line.replace("::", r"\::", 1) if "::" in line and line.lstrip().startswith("::") else line
