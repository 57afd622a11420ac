import ArgumentParser
import Governance

extension ChangeRequest: KindVerbs {
  static var new: (any ParsableCommand.Type)? { ChangeNew.self }
  static var verbs: [any ParsableCommand.Type] { [ChangeAssess.self, ChangeApply.self] }
}
