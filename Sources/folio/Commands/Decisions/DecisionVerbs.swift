import ArgumentParser
import Governance

extension Decision: KindVerbs {
  static var new: (any ParsableCommand.Type)? { DecisionNew.self }
  static var verbs: [any ParsableCommand.Type] {
    [DecisionVote.self, DecisionStatus.self, DecisionClose.self, DecisionApply.self]
  }
}
