"""Opens documents in LibreOffice without a screen and tells what it sees, by its UNO interface.

Run by the Python that has `uno`, for LibreOffice brings no module for others:

    python3 in_libreoffice.py article.docx=accept other.docx=     # accept, reject or nothing

It prints a JSON list: for each document its paragraphs with their styles, its notes, its comments
with the words that they are about.
"""

# mypy: ignore-errors

import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

DISPATCH = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def main(given):
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"editlint{os.getpid()}"
        program = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                "--nologo",
                f"-env:UserInstallation=file://{profile}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            context = connected(pipe, program)
            desktop = made("com.sun.star.frame.Desktop", context)
            print(json.dumps([seen(desktop, context, *one.rsplit("=", 1)) for one in given]))
            desktop.terminate()
        except Exception:
            program.kill()
            raise
        finally:
            program.wait(60)


def connected(pipe, program):
    here = uno.getComponentContext()
    resolver = made("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if program.poll() is not None:
                raise
            time.sleep(0.25)
    raise TimeoutError("LibreOffice does not answer")


def made(name, context):
    return context.ServiceManager.createInstanceWithContext(name, context)


def seen(desktop, context, path, what):
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    url = "file://" + os.path.abspath(path)
    document = desktop.loadComponentFromURL(url, "_blank", 0, (hidden,))
    comments = list(annotations(document))
    if what:
        frame = document.getCurrentController().getFrame()
        dispatcher = made("com.sun.star.frame.DispatchHelper", context)
        dispatcher.executeDispatch(frame, DISPATCH[what], "", 0, ())
    told = {
        "paragraphs": list(paragraphs(document.getText())),
        "notes": [
            note.getString()
            for notes in (document.getFootnotes(), document.getEndnotes())
            for note in map(notes.getByIndex, range(notes.getCount()))
        ],
        "comments": comments,
    }
    document.close(True)
    return told


def annotations(document):
    fields = document.getTextFields().createEnumeration()
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation"):
            words = field.getAnchor().getString()
            yield {"author": field.Author, "said": field.Content, "words": words}


def paragraphs(text):
    parts = text.createEnumeration()
    while parts.hasMoreElements():
        part = parts.nextElement()
        if part.supportsService("com.sun.star.text.Paragraph"):
            yield [part.ParaStyleName, part.getString()]
        elif part.supportsService("com.sun.star.text.TextTable"):
            for name in part.getCellNames():
                yield from paragraphs(part.getCellByName(name))


if __name__ == "__main__":
    main(sys.argv[1:])
