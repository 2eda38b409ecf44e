"""What make.sh starts from, and what Python's own tools make: pages and texts, PDFs of ReportLab, a page that Chromium saved."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from intake_sample import dispatch, page  # noqa: E402

OUT = Path(sys.argv[1])
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
LOADED = "document.readyState == 'complete' && document.querySelector('article') != null"
ROWS = (("sunbula-01", "السنبلة", "2031-03-02"), ("jisr-02", "الجسر", "2031-03-07"))


def for_writer(name: str) -> str:
    headline, *paragraphs = dispatch(name).split("\n")
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f'<head><meta charset="utf-8"><title>{headline}</title><meta name="author" content="سمير الحافي"></head>'
    return (
        f'<html>{head}<body dir="rtl" style="font-family:\'Noto Naskh Arabic\'"><h1>{headline}</h1>{text}</body></html>'
    )


def texts() -> None:
    for name in ("sunbula-01", "jisr-02"):
        (OUT / f"{name}.html").write_text(for_writer(name), encoding="utf-8")
    (OUT / "page.html").write_text(page("sunbula-01"), encoding="utf-8")
    (OUT / "jisr-page.html").write_text(page("jisr-02"), encoding="utf-8")
    (OUT / "plain.txt").write_text(dispatch("sunbula-01"), encoding="utf-8")
    with (OUT / "news.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["العنوان", "نص الخبر", "الصحيفة", "تاريخ النشر"])
        rows.writerows([dispatch(name).split("\n")[0], dispatch(name), outlet, day] for name, outlet, day in ROWS)


def drawn(name: str, shaped: bool, visual: bool, heads: int = 0, **options: Any) -> None:
    """A PDF as programs make it that know nothing of Arabic: its letters joined before, put into the order seen, or neither."""
    from arabic_reshaper import reshape
    from bidi.algorithm import get_display
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(TTFont("F", FONT))
    paper = canvas.Canvas(str(OUT / name), invariant=True, **options)

    def put(height: float, line: str) -> None:
        line = reshape(line) if shaped else line
        paper.drawRightString(560, height, get_display(line) if visual else line)

    for number in range(max(1, heads)):
        paper.setFont("F", 11)
        height = 760.0
        if heads:
            put(800, "نشرة السنبلة اليومية")
            put(30, f"صفحة {number + 1} من {heads}")
        for paragraph in dispatch(f"sunbula-0{number + 1}" if heads else "sunbula-01").split("\n"):
            for line in textwrap.wrap(paragraph, 80):
                put(height, line)
                height -= 16
            height -= 10
        paper.showPage()
    paper.save()


def scanned() -> None:
    from PIL import Image, ImageDraw

    picture = Image.new("L", (200, 280), 255)
    ImageDraw.Draw(picture).line((20, 20, 180, 20), fill=0, width=3)
    picture.save(OUT / "scan.pdf")


def saved_by_chromium() -> None:
    """«Web page, single file», asked for over the pipe of the DevTools protocol."""
    down, up = os.pipe(), os.pipe()
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--remote-debugging-pipe",
        f"--user-data-dir={OUT}/chromium",
    ]

    def as_3_and_4() -> None:
        os.dup2(down[0], 13)
        os.dup2(up[1], 14)
        os.dup2(13, 3)
        os.dup2(14, 4)

    browser = subprocess.Popen(command, pass_fds=(3, 4, *down, *up), preexec_fn=as_3_and_4, stderr=subprocess.DEVNULL)
    answers = os.fdopen(up[0], "rb")
    count = 0

    def ask(method: str, session: str | None = None, **params: Any) -> Any:
        nonlocal count
        count += 1
        os.write(
            down[1],
            json.dumps(
                {"id": count, "method": method, "params": params, **({"sessionId": session} if session else {})}
            ).encode()
            + b"\0",
        )
        while True:
            answer = bytearray()
            while (byte := answers.read(1)) != b"\0":
                answer += byte
            told = json.loads(answer)
            if told.get("id") == count:
                return told["result"]

    target = ask("Target.createTarget", url=f"file://{OUT}/page.html")["targetId"]
    session = ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    while not ask("Runtime.evaluate", session, expression=LOADED)["result"]["value"]:
        pass
    saved = ask("Page.captureSnapshot", session, format="mhtml")["data"]
    (OUT / "saved.mhtml").write_text(saved.replace(str(OUT), "/tmp/news"), encoding="utf-8", newline="")
    browser.terminate()
    browser.wait()


texts()
drawn("visual.pdf", shaped=True, visual=True)
drawn("letters.pdf", shaped=False, visual=False)
drawn("heads.pdf", shaped=True, visual=True, heads=3)
drawn("locked.pdf", shaped=True, visual=True, encrypt="secret")
scanned()
saved_by_chromium()
