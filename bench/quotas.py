"""Sets the quotas of a measurement's database: `python -m bench.quotas FILE` ({delegation: {role: places}})."""

import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django

django.setup()

import yaml

from delegates.models import Delegation, Quota


def main() -> None:
    """Write the places of each role."""
    content = yaml.safe_load(Path(sys.argv[1]).read_text(encoding="utf-8"))
    delegations = {delegation.code: delegation for delegation in Delegation.objects.all()}
    for code, places in content.get("quotas", content).items():
        for role, number in places.items():
            Quota.objects.update_or_create(
                delegation=delegations[code], role=role, defaults={"places": number}
            )


if __name__ == "__main__":
    main()
