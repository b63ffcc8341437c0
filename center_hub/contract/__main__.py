"""`python -m center_hub.contract --out DIR | --diagram`: the published language for others to read."""

import argparse
import json
from pathlib import Path

from center_hub.contract.schema import schemas
from center_hub.contract.transitions import diagram


def main() -> None:
    """Write one `<name>.schema.json` a message into the folder asked for, or print the diagram."""
    parser = argparse.ArgumentParser(
        prog="python -m center_hub.contract",
        description="The language that devices and hub speak over MQTT, for people and for other programs.",
        epilog="Example: python -m center_hub.contract --out tests/contract/schemas",
    )
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--out", type=Path, metavar="DIR", help="write the JSON Schema of each message there")
    asked.add_argument(
        "--diagram", action="store_true", help="print the states of a leg as a Mermaid diagram"
    )
    given = parser.parse_args()
    if given.diagram:
        print(diagram(), end="")
    else:
        _write_schemas(given.out)


def _write_schemas(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False)
        (folder / f"{name}.schema.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
