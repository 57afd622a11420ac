import ArgumentParser
import Governance

extension Policy: KindVerbs {
  static var verbs: [any ParsableCommand.Type] {
    [PolicyActivate.self, PolicyPropose.self, PolicyApply.self, PolicyReplay.self]
  }
}
