package billing

import "context"

// vatPercent are the rates of the countries that the shop collects VAT for.
var vatPercent = map[string]int{"BE": 21, "NL": 21}

// VAT returns how much of a price is VAT, of which there is none on exports. As
// rates change, it is an Activity and no part of a Workflow; as it takes no
// time, Workflows have it run as a Local Activity. Nothing else does, so there is
// no other call generated for it, and no worker need register it.
func VAT(_ context.Context, country string, cents int) (int, error) {
	percent := vatPercent[country]
	return cents * percent / (100 + percent), nil
}
