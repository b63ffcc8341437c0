"""`python -m center_hub.contract --out DIR` writes the JSON Schemas of every message."""

import argparse
import json
from pathlib import Path

from center_hub.contract.schema import schemas


def main() -> None:
    """Write one `<name>.schema.json` a message into the folder asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m center_hub.contract",
        description="Write the JSON Schema of each message that devices and hub exchange over MQTT.",
        epilog="Example: python -m center_hub.contract --out tests/contract/schemas",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write into")
    folder: Path = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False)
        (folder / f"{name}.schema.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
