"""The picture of the page in the README, from the example article: `make picture`.

It needs Chromium and Playwright (in the "dev" extra). With `--views FOLDER` the page is also drawn there at 390 and
1280 pixels, by light and by dark, with one statement selected, and as a printed PDF, to be looked at.
"""

import argparse
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, sync_playwright

import narasumber
from narasumber.export import page

HERE = Path(__file__).resolve().parent
ARTICLE = HERE.parent / "examples" / "article.txt"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PICTURE = {"width": 1280, "height": 1400}


def draw(browser: Browser, address: str, path: Path, *, whole: bool = False, **window: Any) -> None:
    """Write what a window shows of the page, or all of the page."""
    view = browser.new_page(**window)
    view.goto(address)
    view.wait_for_timeout(500)
    view.screenshot(path=path, full_page=whole)
    view.close()


def draw_views(browser: Browser, address: str, folder: Path) -> None:
    """Write the page as people meet it: on a phone, on a screen, by light and by dark, and on paper."""
    folder.mkdir(parents=True, exist_ok=True)
    for width in (390, 1280):
        for scheme in ("light", "dark"):
            window = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
            draw(browser, address, folder / f"{width}-{scheme}.png", whole=True, **window)
            draw(browser, f"{address}#n5", folder / f"{width}-{scheme}-selected.png", **window)
    paper = browser.new_page()
    paper.goto(address)
    paper.pdf(path=folder / "print.pdf", format="A4")
    paper.close()


def main() -> None:
    """Draw the picture, and the views where asked."""
    parser = argparse.ArgumentParser(description="Draw the picture of the page.")
    parser.add_argument("--views", type=Path, metavar="FOLDER", help="draw every view of the page there too")
    parser.add_argument("--html", type=Path, help="an existing page instead of the example article")
    given = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        raise SystemExit("needs Chromium; install it, for example: apt install chromium")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        html = given.html
        if html is None:
            html = Path(folder) / "page.html"
            html.write_text(page(narasumber.read(ARTICLE)), encoding="utf8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        address = html.resolve().as_uri()
        draw(browser, address, HERE / "page.png", viewport=PICTURE, color_scheme="light")
        if given.views:
            draw_views(browser, address, given.views)
        browser.close()


if __name__ == "__main__":
    main()
