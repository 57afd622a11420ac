import ArgumentParser

/// What people do to the policy beyond what they do to any record.
let policyCommands: [any ParsableCommand.Type] = [PolicyActivate.self, PolicyPropose.self, PolicyApply.self]
