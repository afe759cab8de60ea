"""The technology showcase: plan of the hall, exhibitors, demonstrations."""
