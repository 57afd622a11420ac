import ArgumentParser
import Governance

extension Exception: KindVerbs {
  static var new: (any ParsableCommand.Type)? { ExceptionNew.self }
  static var verbs: [any ParsableCommand.Type] {
    [
      ExceptionAccept.self, ExceptionExempt.self, ExceptionRenew.self, ExceptionRevoke.self, ExceptionClose.self,
      ExceptionCheck.self, ExceptionRegisterCommand.self,
    ]
  }
}
