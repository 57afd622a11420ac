import ArgumentParser
import Governance

extension Rollout: KindVerbs {
  static var verbs: [any ParsableCommand.Type] {
    [
      WaveCommand<Readying>.self, WaveCommand<Starting>.self, WaveCommand<Pausing>.self, WaveCommand<Resuming>.self,
      WaveCommand<Completing>.self, WaveCommand<RollingBack>.self, WaveCommand<Cancelling>.self, RolloutSent.self,
      RolloutStatusCommand.self, RolloutScheduleCommand.self, RolloutWhatIf.self, RolloutAdopt.self, RolloutFinish.self,
      RolloutAbort.self,
    ]
  }
}
