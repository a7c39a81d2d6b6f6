"""Make the vendored front end again from its npm packages: `make vendor`. Never needed to install or run Keepsake.

The GDS Transport typeface, the crown and the crest belong to GOV.UK alone, so they are taken out of the style
sheets, and their files are not copied.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "keepsake/web/static/vendor"
FOR_TESTS = ROOT / "tests/journeys/vendor"
GOVUK = "govuk-frontend/dist/govuk"
MOJ = "@ministryofjustice/frontend/moj"
FONT = re.compile(r"GDS Transport,\s*arial,\s*sans-serif")
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
CROWN_RULE = re.compile(r"[^{}]*(?:crown|crest|logotype)[^{}]*\{[^{}]*\}|[^{}]*\{[^{}]*govuk-crest[^{}]*\}")
SOURCE_MAP = re.compile(r"(?:/\*#|//#) sourceMappingURL=\S+(?: ?\*/)?")
FORBIDDEN = re.compile(r"GDS Transport|crown|crest|\.woff", re.IGNORECASE)


def clean_css(css: str, images: str) -> str:
    """The style sheet without typeface, crown, crest and source map, its pictures looked for beside it."""
    css = FONT_FACE.sub("", css)
    css = FONT.sub("Arial,sans-serif", css)
    css = CROWN_RULE.sub("", css)
    css = SOURCE_MAP.sub("", css)
    css = css.replace("/assets/images/", images)
    left = FORBIDDEN.search(css)
    if left:
        raise SystemExit(f"The style sheet still has {left.group()!r}: adapt scripts/vendor.py to this version.")
    return css


def copy_text(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(SOURCE_MAP.sub("", source.read_text(encoding="utf-8")).rstrip() + "\n", encoding="utf-8")


def vendor(packages: Path) -> None:
    for folder in (STATIC, FOR_TESTS):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    govuk, moj = packages / GOVUK, packages / MOJ
    for name, folder in (("govuk-frontend", govuk), ("moj-frontend", moj)):
        css = (folder / f"{name}.min.css").read_text(encoding="utf-8")
        (STATIC / f"{name}.min.css").write_text(clean_css(css, "images/").rstrip() + "\n", encoding="utf-8")
        copy_text(folder / f"{name}.min.js", STATIC / f"{name}.min.js")
    moj_css = (STATIC / "moj-frontend.min.css").read_text(encoding="utf-8")
    (STATIC / "images").mkdir()
    for picture in sorted(set(re.findall(r"images/(icon-[\w.-]+)", moj_css))):
        shutil.copy(moj / "assets/images" / picture, STATIC / "images" / picture)
    copy_text(packages / "axe-core/axe.min.js", FOR_TESTS / "axe.min.js")
    (STATIC / "VENDORED.md").write_text(described(packages), encoding="utf-8")


def described(packages: Path) -> str:
    """What was copied, in which edition, under which licence and what was changed."""
    lines = [
        "# Vendored front end",
        "",
        "Made by `scripts/vendor.py`; do not edit by hand.",
        "",
        "| Package | Version | Licence | Where |",
        "|---|---|---|---|",
    ]
    places = {
        "govuk-frontend": "here",
        "@ministryofjustice/frontend": "here",
        "axe-core": "`tests/journeys/vendor/`, tests only",
    }
    for package, where in places.items():
        meta = json.loads((packages / package / "package.json").read_text(encoding="utf-8"))
        lines.append(f"| {package} | {meta['version']} | {meta['license']} | {where} |")
    lines += [
        "",
        "Changed: the `@font-face` rules and every use of GDS Transport are gone (Arial, sans-serif instead); the",
        "rules for the crown, the crest and the logotype are gone; no font, crown, crest or GOV.UK logo file is",
        "copied; picture paths are relative; source maps are not kept.",
        "",
        "Copyright: govuk-frontend, Crown copyright (Government Digital Service); @ministryofjustice/frontend, Crown",
        "copyright (Ministry of Justice); both under the MIT licence. axe-core, Deque Systems, MPL-2.0.",
        "",
    ]
    return "\n".join(lines)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(ROOT / name, folder)
        npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"]
        subprocess.run(npm, cwd=folder, check=True)
        vendor(Path(folder) / "node_modules")
    return 0


if __name__ == "__main__":
    sys.exit(main())
