"""A centre's configuration as the hub reads it: the plan for the rules, the rights of each device.

Owns the translation from `config` to `core`; nothing behind it knows that there are YAML files. Names are the
same on both sides, so a setting is added in `config.rules` and in `center_hub.core.plan` and nowhere between.
"""

import attrs
from msgspec import convert

from center_hub.contract.words import OperatorRole, Role
from center_hub.core.plan import (
    Plan,
    PlannedCounter,
    PlannedOperator,
    PlannedPriority,
    PlannedProfile,
    PlannedService,
    Rules,
)
from center_hub.service.hub import DeviceRights
from config.model import Centre, Service


def plan_of(centre: Centre) -> Plan:
    """Services, counters and rules of `centre`, in the order of its file."""
    return Plan(
        services=tuple(_service(service) for service in centre.services),
        counters=tuple(
            PlannedCounter(
                id=counter.id,
                zone=counter.zone,
                services=centre.profile(counter.profile).services,
                profile=counter.profile,
                profiles=counter.profiles,
            )
            for counter in centre.counters
        ),
        profiles=tuple(PlannedProfile(id=one.id, services=one.services) for one in centre.profiles),
        priorities=tuple(
            PlannedPriority(
                id=one.id,
                head_start_s=one.head_start_s,
                at_kiosk=one.at_kiosk,
                target_percent=one.target_percent,
                weight=one.weight,
            )
            for one in centre.priority_classes
        ),
        operators=tuple(PlannedOperator(id=one.id, role=OperatorRole(one.role)) for one in centre.operators),
        reasons=tuple(one.id for one in centre.reasons),
        outcomes=tuple(one.id for one in centre.outcomes),
        languages=centre.languages,
        rules=convert(attrs.asdict(centre.rules), Rules),
    )


def _service(service: Service) -> PlannedService:
    return PlannedService(
        id=service.id,
        series=service.series,
        mean_service_s=service.mean_service_s,
        target_wait_s=service.target_wait_s,
        after=service.after,
        daily_quota=service.daily_quota,
        per_person=service.per_person,
        back_office=service.back_office,
    )


def devices_of(centre: Centre) -> dict[str, DeviceRights]:
    """Device id -> what it may do."""
    return {
        device.id: DeviceRights(role=Role(device.role), counter=device.counter) for device in centre.devices
    }
