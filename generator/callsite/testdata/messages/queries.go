package messages

import (
	"context"
	"fmt"
	"log"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"

	"example.com/shop/approvals"
)

// Ask asks and handles both errors in one way.
func Ask(ctx context.Context, c client.Client, id, runID string) error {
	value, err := c.QueryWorkflow(ctx, id, runID, "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus`
	if err != nil {
		return err
	}
	var status string
	if err := value.Get(&status); err != nil {
		return err
	}
	fmt.Println(status)
	return nil
}

// AskInWords has other words beside each error.
func AskInWords(ctx context.Context, c client.Client) {
	resp, err := c.QueryWorkflow(context.Background(), "17", "", approvals.ReviewStatusQuery, false) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus`
	if err != nil {
		log.Fatalln("Unable to query workflow", err)
	}
	var result string
	// What it says.
	if err := resp.Get(&result); err != nil {
		log.Fatalln("Unable to decode query result", err)
	}
	log.Println("Received query result", "Result", result)
}

// AskForResult decodes into a result of the function.
func AskForResult(ctx context.Context, c client.Client, id string) (status string, err error) {
	value, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus`
	if err != nil {
		return "", err
	}
	err = value.Get(&status)
	return status, err
}

// AskAndReturn declares the variable before.
func AskAndReturn(ctx context.Context, c client.Client, id string) (string, error) {
	var status string
	value, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus`
	if err != nil {
		return status, fmt.Errorf("ask: %w", err)
	}
	err = value.Get(&status)
	if err != nil {
		return status, fmt.Errorf("decode: %w", err)
	}
	return status, nil
}

// AskOften asks in a loop, for a variable that is declared together with others.
func AskOften(ctx context.Context, c client.Client, ids []string) (all []string, err error) {
	for _, id := range ids {
		var status, detail string
		value, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus`
		if err != nil {
			continue
		}
		if err := value.Get(&status); err != nil {
			continue
		}
		all = append(all, status, detail)
	}
	return all, err
}

// AskInTest requires that there are no errors.
func AskInTest(t require.TestingT, ctx context.Context, c client.Client) {
	value, err := c.QueryWorkflow(ctx, "17", "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus`
	require.NoError(t, err)
	var status string
	require.NoError(t, value.Get(&status))
	require.Equal(t, "done", status)
}

// AskStarted asks workflows that it starts or looks up.
func AskStarted(ctx context.Context, c, other client.Client, o client.StartWorkflowOptions) error {
	run, err := c.ExecuteWorkflow(ctx, o, approvals.Review, "17") // want `client\.ExecuteWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.ExecuteReview`
	if err != nil {
		return err
	}
	value, err := c.QueryWorkflow(ctx, run.GetID(), "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(rewritten with the start of its run or future\)`
	if err != nil {
		return err
	}
	var status string
	if err := value.Get(&status); err != nil {
		return err
	}
	pinned, err := c.QueryWorkflow(ctx, run.GetID(), run.GetRunID(), "status", false) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus`
	if err != nil {
		return err
	}
	var second string
	if err := pinned.Get(&second); err != nil {
		return err
	}
	elsewhere, err := other.QueryWorkflow(ctx, run.GetID(), "", "status", false) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus`
	if err != nil {
		return err
	}
	var third string
	if err := elsewhere.Get(&third); err != nil {
		return err
	}
	fmt.Println(status, second, third)
	return nil
}

// AskUnlike is not rewritten.
func AskUnlike(ctx context.Context, c client.Client, id string) (status string, err error) {
	value, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(not rewritten: the errors of asking and of decoding the answer are handled in different ways, and the starter has one for both\)`
	if err != nil {
		return "", err
	}
	if err := value.Get(&status); err != nil {
		log.Println("not decoded")
	}
	many, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(not rewritten: its value is used for more than one Get\)`
	if err != nil {
		return "", err
	}
	var first string
	if err := many.Get(&first); err != nil || !many.HasValue() {
		return "", err
	}
	unhandled, _ := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(not rewritten: the next statement does not handle its error and end there\)`
	var second string
	if err := unhandled.Get(&second); err != nil {
		return "", err
	}
	logged, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(not rewritten: the next statement does not handle its error and end there\)`
	if err != nil {
		log.Println(err)
	}
	var third string
	if err := logged.Get(&third); err != nil {
		log.Println(err)
	}
	twice, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(not rewritten: the errors of asking and of decoding the answer are handled in different ways, and the starter has one for both\)`
	if err != nil {
		return "", err
	}
	if err != nil {
		return "", err
	}
	var two string
	if err := twice.Get(&two); err != nil {
		return "", err
	}
	set, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(not rewritten: its answer is not decoded into a new variable of its type\)`
	if err != nil {
		return "", err
	}
	fourth := "nothing"
	if err := set.Get(&fourth); err != nil {
		return "", err
	}
	shadowed, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(not rewritten: its answer is not decoded into a new variable of its type\)`
	if err != nil {
		return status, err
	}
	{
		var status string
		if err := shadowed.Get(&status); err != nil {
			return status, err
		}
		fmt.Println(status)
	}
	return first + two + second + third + fourth, nil
}

// AskWrong decodes answers into other types.
func AskWrong(ctx context.Context, c client.Client, id string) (converter.EncodedValue, error) {
	value, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(not rewritten: its answer is not decoded into a new variable of its type\)`
	if err != nil {
		return nil, err
	}
	var status int
	if err := value.Get(&status); err != nil { // want `the result of status is a value of type string and is decoded into int, which loses it without an error or fails: decode it into string`
		return nil, err
	}
	text, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(not rewritten: its value is used for more than one Get\)`
	if err != nil {
		return nil, err
	}
	var name Name
	if err := text.Get(name); err != nil { // want `the result is decoded into a value of type Name, which is no pointer: the SDK refuses that when it runs: pass a pointer`
		return nil, err
	}
	if err := text.Get(&name); err != nil { // want `the result of status is a value of type string and is decoded into Name; that works because their JSON is the same: decode it into string`
		return nil, err
	}
	fmt.Println(status, name)
	return c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(not rewritten: its value goes where a converter\.EncodedValue is wanted\)`
}

// Name is a string.
type Name string
