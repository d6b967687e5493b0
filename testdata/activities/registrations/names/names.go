// Package names has the names of activities.
package names

// Prefix is what names begin with.
const Prefix = "shop/"

// Send is the name of an activity.
const Send = Prefix + "send"
