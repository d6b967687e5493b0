package desk

import (
	"context"
	"testing"

	"github.com/stretchr/testify/mock"
	"github.com/stretchr/testify/require"
	"github.com/stretchr/testify/suite"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/testsuite"

	"example.com/shop/billing"
)

func TestArchiving(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	env.OnActivity(billing.Archive, mock.Anything, "17").Return(nil)
	env.OnActivity(billing.Archive, mock.Anything).Return(nil).Maybe()
	env.ExecuteWorkflow(Archiving, "17")
	require.NoError(t, env.GetWorkflowError())
}

func TestSending(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment() // an own one
	mailer := billing.Mailer{}
	env.RegisterActivity(mailer.Send)
	env.ExecuteWorkflow(Sending, "me")
	require.NoError(t, env.GetWorkflowError())
}

func TestBooking(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	env.RegisterActivity(&billing.Ledger{})
	env.ExecuteWorkflow(Booking, int64(1))
	require.NoError(t, env.GetWorkflowError())
}

type Suite struct {
	suite.Suite
	testsuite.WorkflowTestSuite
	env    *testsuite.TestWorkflowEnvironment
	ledger billing.Ledger
}

func TestSuite(t *testing.T) { suite.Run(t, new(Suite)) }

func (s *Suite) SetupTest() {
	s.env = s.NewTestWorkflowEnvironment()
	s.env.RegisterActivity(&s.ledger)
}

func (s *Suite) TestBooking() {
	s.env.OnActivity(s.ledger.Book, mock.Anything, int64(1)).Return(nil)
	s.env.ExecuteWorkflow(Booking, int64(1))
	s.NoError(s.env.GetWorkflowError())
}

func (s *Suite) TestArchiving() {
	s.env.OnActivity(billing.Archive, mock.Anything, mock.Anything).Return(func(_ context.Context, id string) error { return nil })
	s.env.ExecuteWorkflow(Archiving, "17")
	s.NoError(s.env.GetWorkflowError())
}

func TestLabelling(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	replaceLabel(env)
	env.ExecuteWorkflow(Labelling, "me")
	require.NoError(t, env.GetWorkflowError())
}

func replaceLabel(env *testsuite.TestWorkflowEnvironment) {
	env.OnActivity(billing.Mailer{}.Label, mock.Anything, mock.Anything).Return("label", nil)
}

func TestCharging(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	var desk *billing.Desk
	env.OnActivity(desk.Charge, mock.Anything, billing.Card{Number: "1"}, int64(1)).Return(billing.Receipt{ID: "r"}, nil)
	env.ExecuteWorkflow(Charging, billing.Card{Number: "1"})
	require.NoError(t, env.GetWorkflowError())

	named := suite.NewTestWorkflowEnvironment()
	named.RegisterActivity(desk.Charge)
	named.OnActivity("Charge", mock.Anything, mock.Anything, mock.Anything).Return(billing.Receipt{ID: "r"}, nil)
	named.ExecuteWorkflow(Charging, billing.Card{Number: "1"})
	require.NoError(t, named.GetWorkflowError())
}

func TestRegistered(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	mailer := billing.Mailer{}
	env.RegisterActivityWithOptions(mailer.Send, activity.RegisterOptions{Name: "mail.Send"})
	env.OnActivity(mailer.Send, mock.Anything, "me").Return("you", nil)
	env.ExecuteWorkflow(Sending, "me")
	require.NoError(t, env.GetWorkflowError())
}

func TestLate(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	env.OnActivity(billing.Rate, mock.Anything, mock.Anything).Return(1.0, nil).Maybe()
	env.RegisterActivity(billing.Mailer{}.Label)
	env.ExecuteWorkflow(Labelling, "me")
	require.NoError(t, env.GetWorkflowError())
}
