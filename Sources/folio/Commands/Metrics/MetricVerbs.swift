import ArgumentParser
import Governance

extension Metric: KindVerbs {
  static var verbs: [any ParsableCommand.Type] { [MetricIngest.self, MetricCheck.self] }
}
