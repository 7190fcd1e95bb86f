"""Who and where: places, people, organisations and roles, as facts."""
