import ArgumentParser
import Governance
import Operations
import Storage

/// Something that is done to a wave, with a verb of its own.
protocol WaveVerb {
  static var act: MoveWave.Act { get }
  /// What it does, as a sentence, and what there is to know of it.
  static var abstract: String { get }
  static var discussion: String { get }
}

enum Readying: WaveVerb {
  static let act = MoveWave.Act.ready
  static let abstract = "Say that a wave is ready, from when on its plan stays as it is."
  static let discussion = "Refused while anything that can be prepared is missing; the refusal lists all of it."
}

enum Starting: WaveVerb {
  static let act = MoveWave.Act.start
  static let abstract = "Start a wave at its planned time."
  static let discussion =
    "It is watched from the end of its cutover on. Waves start within 24 hours of their planned time, when what they depend on is completed, everybody was told and trained, and no freeze is in the way; --override names the override of one."
}

enum Pausing: WaveVerb {
  static let act = MoveWave.Act.pause
  static let abstract = "Pause a wave that has begun."
  static let discussion = "Always possible. What it has been watched until now counts no more."
}

enum Resuming: WaveVerb {
  static let act = MoveWave.Act.resume
  static let abstract = "Go on with a wave that was paused."
  static let discussion = "From now on it is watched for its whole soak again."
}

enum Completing: WaveVerb {
  static let act = MoveWave.Act.complete
  static let abstract = "Complete a wave that has soaked."
  static let discussion = "Waves that depend on it may start from then on."
}

enum RollingBack: WaveVerb {
  static let act = MoveWave.Act.rollback
  static let abstract = "Say that a wave was taken back."
  static let discussion = "Always possible. What depends on it does not start."
}

enum Cancelling: WaveVerb {
  static let act = MoveWave.Act.cancel
  static let abstract = "Give up a wave that has not begun."
  static let discussion = "What depends on it does not start."
}

/// `folio rollout start ROL-0001#W1` and its like.
struct WaveCommand<Verb: WaveVerb>: FolioCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Verb.act.rawValue, abstract: Verb.abstract,
      discussion: """
        \(Verb.discussion)

        Examples:
          folio rollout \(Verb.act.rawValue) ROL-0001#W1
          folio rollout \(Verb.act.rawValue) ROL-0001#W1 --dry-run
        """)
  }

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The rollout's id or the beginning of it, and the wave: ROL-0001#W1.")
  var wave: String

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let name = try WaveName(wave, in: session.view().state)
    let verb =
      Verb.act == .rollback ? "Roll back" : Verb.act.rawValue.prefix(1).uppercased() + Verb.act.rawValue.dropFirst()
    return try writing(session, write, console)("\(verb) \(name)", about: name.rollout) { edits, context in
      try MoveWave(Verb.act, name).apply(to: &edits, context)
    }
  }
}
