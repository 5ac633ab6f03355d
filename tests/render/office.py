"""Opens Word documents with LibreOffice, without a window, and reads the pages it makes of them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

LONGEST = 180
"""Seconds LibreOffice may take: its first start on a machine makes a profile."""


def pages_of(folder: Path, documents: dict[str, bytes]) -> dict[str, list[str]]:
    """The words of each page of each document, as they are laid out; one start of LibreOffice for all of them."""
    for program, package in (("soffice", "libreoffice-writer"), ("pdftotext", "poppler-utils")):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: apt-get install {package}")
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    words = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    files = [str(folder / f"{name}.docx") for name in documents]
    subprocess.run([*words, *files], capture_output=True, check=True, timeout=LONGEST)
    return {name: _pages(folder / f"{name}.pdf") for name in documents}


def _pages(file: Path) -> list[str]:
    read = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True)
    return read.stdout.split("\f")[:-1]
