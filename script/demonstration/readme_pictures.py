"""`python -m script.demonstration.readme_pictures BAKU KABUL`: the README's pictures, from two demo folders.

Make the folders with `script/demo --headless --out BAKU` and `... --out KABUL --centre asan-khedmat-kabul-1`.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
WIDTH_PX: Mapping[str, int] = dict.fromkeys(("counter", "board", "helpdesk", "helpdesk-no-paper"), 900)
"""Of what lies; upright pictures are narrower."""
UPRIGHT_PX = 420
FROM_BAKU: Mapping[str, str] = {
    "kiosk-confirm": "screens/*-kiosk-confirm-en.png",
    "kiosk-ticket": "screens/*-kiosk-ticket-en.png",
    "ticket-az": "tickets/kiosk-1/ticket-001.png",
    "counter": "screens/*-counter-serving.png",
    "board": "screens/*-board-two-calls.png",
    "kiosk-two-services": "screens/*-kiosk-two-services.png",
    "ticket-two-services": "tickets/kiosk-1/ticket-009.png",
    "helpdesk": "screens/*-helpdesk-card.png",
    "kiosk-no-paper": "screens/*-kiosk-out-of-paper.png",
    "kiosk-own-ticket": "screens/*-kiosk-own-ticket-en.png",
    "helpdesk-no-paper": "screens/*-helpdesk-kiosk-out-of-paper.png",
    "ticket-short": "tickets/helpdesk-1/ticket-001.png",
}
FROM_KABUL: Mapping[str, str] = {
    "kiosk-prs": "screens/*-kiosk-popular-prs.png",
    "ticket-ps": "tickets/kiosk-1/ticket-002.png",
}


def main() -> int:
    """Write every picture anew; 2 if a folder lacks one."""
    baku, kabul = (Path(name) for name in sys.argv[1:3])
    PICTURES.mkdir(parents=True, exist_ok=True)
    for folder, wanted in ((baku, FROM_BAKU), (kabul, FROM_KABUL)):
        for name, pattern in wanted.items():
            found = sorted(folder.glob(pattern))
            if not found:
                sys.stderr.write(
                    f"{folder} has no {pattern}: run script/demo --headless --out {folder} first\n"
                )
                return 2
            _write(found[0], name)
    return 0


def _write(picture: Path, name: str) -> None:
    image = Image.open(picture).convert("RGB")
    width = WIDTH_PX.get(name, UPRIGHT_PX)
    small = image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
    small.quantize(128).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
