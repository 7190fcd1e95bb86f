"""When and how long: dates, clock times and durations, as facts."""
