package names

// Identifiers of a test kit. What uses them proves nothing of a workflow or an
// activity: they are for tests, which have what production has.
var (
	KitExecute      = Identifier{before: "Execute"}
	KitFake         = Identifier{before: "Fake"}
	KitFakeActivity = Identifier{before: "Fake", after: "Activity"}
)

// KitSend is the function of a test kit that sends a message of a kind.
func KitSend(kind string) MessageIdentifier {
	return MessageIdentifier{Identifier{before: verbs[kind]}}
}

// KitOutcome is the type of what becomes of updates, once a test kit.
const KitOutcome = "UpdateOutcome"

// KitCheckWorker is the function that tells what a worker does not have, once a test kit.
const KitCheckWorker = "CheckWorker"
