"""A centre's configuration as the hub reads it: the plan for the rules, the rights of each device.

Owns the translation from `config` to `core`; nothing behind it knows that there are YAML files.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from center_hub.contract.words import Role
from center_hub.core.plan import Plan, PlannedCounter, PlannedService
from center_hub.service.hub import DeviceRights
from config.model import Centre


def plan_of(centre: Centre) -> Plan:
    """Services and counters of `centre`, in the order of its file."""
    return Plan(
        services=tuple(PlannedService(id=service.id, series=service.series) for service in centre.services),
        counters=tuple(
            PlannedCounter(
                id=counter.id, zone=counter.zone, services=tuple(centre.profile(counter.profile).services)
            )
            for counter in centre.counters
        ),
    )


def devices_of(centre: Centre) -> dict[str, DeviceRights]:
    """Device id -> what it may do."""
    return {
        device.id: DeviceRights(role=Role(device.role), counter=device.counter) for device in centre.devices
    }


def local_date(wall_ms: int, timezone: str) -> str:
    """The date on the wall of a centre in `timezone` at `wall_ms` (UTC milliseconds since 1970)."""
    return datetime.fromtimestamp(wall_ms / 1000, tz=UTC).astimezone(ZoneInfo(timezone)).date().isoformat()
