"""Made-up articles: two fires in towns that do not exist, each told three times, and a council that meets."""

KERRAN = [
    line.replace(" | ", "\n\n")
    for line in """
Fire guts the Tolvan sail loft in Kerran | Flames destroyed the Tolvan sail loft on Kerran quay on Tuesday. Forty \
firefighters from Penwarne fought the blaze for 6 hours, and chief Odile Brannick called it suspicious.
Kerran sail loft destroyed by blaze | A blaze that Odile Brannick called suspicious has destroyed the Tolvan loft, \
where sails were sewn on Kerran quay for a century. Crews came from Penwarne on Tuesday.
Suspicion after the Tolvan fire | Officers in Kerran asked for witnesses on Wednesday, a day after flames gutted \
the Tolvan sail loft. Firefighters from Penwarne were on the quay for 6 hours, Odile Brannick said.
""".strip().splitlines()
]
MORVAH = [
    line.replace(" | ", "\n\n")
    for line in """
Fire guts a boat shed in Morvah | Flames destroyed the Lanyon boat shed in Morvah on Saturday. Twelve \
firefighters from Zennor fought the blaze for 2 hours; owner Jory Pascoe said that a heater had failed.
Morvah boat shed lost to blaze | Jory Pascoe has lost the Lanyon boat shed to a blaze. A heater failed on Saturday \
and firefighters came from Zennor to Morvah, too late for the boats inside.
Heater blamed for the Lanyon fire | A failed heater gutted the Lanyon boat shed, firefighters from Zennor said in \
Morvah on Sunday. Jory Pascoe, whose boats burned, had bought it in spring.
""".strip().splitlines()
]
COUNCIL = (
    "Aldane council raises parking fees\n\nDrivers in Aldane will pay 3 crowns an hour from May, the council decided by"
    " nine votes to four. Mayor Bettina Varga spoke of a fair price for the market square."
)
