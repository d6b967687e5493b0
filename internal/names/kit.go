package names

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// Identifiers of a test kit. What uses them proves nothing of a workflow or an
// activity: they are for tests, which have what production has.
var (
	KitExecute      = Identifier{before: "Execute"}
	KitFake         = Identifier{before: "Fake"}
	KitFakeActivity = Identifier{before: "Fake", after: "Activity"}
	KitStandIn      = Identifier{after: "Fake"}
)

// Fakes are the names of what stands in for a workflow or an activity in the text of a test
// kit, without the word Fake.
func Fakes(src []byte) (all []string) {
	file, _ := parser.ParseFile(token.NewFileSet(), "", src, parser.SkipObjectResolution)
	for _, decl := range file.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil {
			if name, ok := KitFake.Cut(fn.Name.Name); ok {
				all = append(all, name)
			}
		}
	}
	return all
}

// KitSend is the function of a test kit that sends a message of a kind.
func KitSend(kind string) MessageIdentifier {
	return MessageIdentifier{Identifier{before: verbs[kind]}}
}

// KitOutcome is the type of what becomes of updates, once a test kit.
const KitOutcome = "UpdateOutcome"

// KitFakes is the type of what stands in for the workflows of a package, and KitWorkflows
// its method, once a test kit.
const (
	KitFakes     = "Fakes"
	KitWorkflows = "Workflows"
)

// KitRun is the field for what a run does of what stands in for a workflow.
const KitRun = "Execute"

// clientMembers are what a test kit's client has beside a field for each workflow: the
// methods of the SDK's client.Client, and its own fields and methods.
var clientMembers = strings.Fields(`
	CancelWorkflow CancelWorkflowWithOptions CheckHealth Close CompleteActivity
	CompleteActivityByActivityID CompleteActivityByActivityIDWithOptions CompleteActivityByID
	CompleteActivityByIDWithOptions CompleteActivityWithOptions CountActivities
	CountNexusOperations CountWorkflow DeploymentClient DescribeTaskQueue
	DescribeTaskQueueEnhanced DescribeWorkflow DescribeWorkflowExecution ExecuteActivity
	ExecuteWorkflow GetActivityHandle GetNexusOperationHandle GetSearchAttributes
	GetWorkerBuildIdCompatibility GetWorkerTaskReachability GetWorkerVersioningRules
	GetWorkflow GetWorkflowHistory GetWorkflowUpdateHandle ListActivities ListArchivedWorkflow
	ListClosedWorkflow ListNexusOperations ListOpenWorkflow ListWorkflow NewNexusClient
	NewWithStartWorkflowOperation OperatorService QueryWorkflow QueryWorkflowWithOptions
	RecordActivityHeartbeat RecordActivityHeartbeatByID RecordActivityHeartbeatByIDWithOptions
	RecordActivityHeartbeatWithOptions ResetWorkflowExecution ScanWorkflow ScheduleClient
	SignalWithStartWorkflow SignalWorkflow TerminateWorkflow TerminateWorkflowWithOptions
	UpdateWithStartWorkflow UpdateWorkerBuildIdCompatibility UpdateWorkerVersioningRules
	UpdateWorkflow UpdateWorkflowExecutionOptions WorkerDeploymentClient WorkflowService

	Client Complete Fail Fakes Schedules Starts Workflows`)

// KitField is the field of a test kit's client for a workflow by its generated name, which
// is another one where the client has that already.
func KitField(workflow string) string {
	if slices.Contains(clientMembers, workflow) {
		return workflow + "Workflow"
	}
	return workflow
}

// KitCheckWorker is the function that tells what a worker does not have, once a test kit.
const KitCheckWorker = "CheckWorker"
