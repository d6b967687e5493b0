package templates

import "github.com/dave/jennifer/jen"

// func RegisterChargeActivity(registry worker.ActivityRegistry, d *Desk, options activity.RegisterOptions) {
//	options.Name = ChargeActivityTypeName
//	registry.RegisterActivityWithOptions(d.Charge, options)
// }

func registerActivity(f *File, a *Activity) *jen.Statement {
	if f.ClientOnly {
		return nil
	}
	return a.registers(a.register(), "activity", a.typeNameConst(), registering{"ActivityRegistry", "RegisterActivityWithOptions", activityPath})
}
