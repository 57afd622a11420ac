import ArgumentParser
import Governance

extension Portfolio: KindVerbs {
  static var verbs: [any ParsableCommand.Type] {
    [
      PortfolioScore.self, PortfolioSensitivity.self, PortfolioOptimize.self, PortfolioCompare.self, PortfolioLock.self,
      PortfolioConfirm.self, PortfolioAdvise.self, PortfolioOverride.self,
    ]
  }
}

extension Capacity: KindVerbs {
  static var verbs: [any ParsableCommand.Type] { [CapacityStatus.self] }
  static var answer: (any ParsableCommand.Type)? { CapacityStatus.self }
}
