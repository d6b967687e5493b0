package taggedidentifiers

// Client is declared on one platform only.
type Client struct{ conn client }

type client struct{ name string }
