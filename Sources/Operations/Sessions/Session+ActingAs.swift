public import Calendars
import Git
public import Governance
import Platform
import Rules
import Signatures
import Storage

/// Acting as a person of a rehearsal ledger, whose keys all lie in one folder (`folio init --demo`, `--as`).
///
/// It opens no door: whoever holds the keys could sign as these people with git alone, and the rules judge the commit as
/// theirs.
extension Session {
  /// The setting that names the folder of keys, one file for each person, named by id.
  public static let keysSetting = "folio.keys"

  /// The same session acting as somebody else.
  public func acting(as person: RecordID) -> Session {
    Session(repository: repository, environment: environment, now: now, zones: zones, actor: person)
  }

  /// The same session at another time.
  public func at(_ time: Instant) -> Session {
    Session(repository: repository, environment: environment, now: time, zones: zones, actor: actor)
  }

  /// What the newest state calls `person`, with the first of the person's addresses.
  func identity(of person: RecordID, at time: Instant) throws -> Ident {
    let state = try ledger().state(of: head()?.tree)
    guard let found = try state.record(person, as: Person.self) else {
      throw UsageError.noSuchRecord(person.text, kind: Person.kind.name)
    }
    guard let email = found.emails.first else {
      throw UsageError("\(person) has no address to commit with", hint: "folio person edit \(person)")
    }
    return Ident(name: found.title, email: email, seconds: time.secondsSinceEpoch)
  }

  /// Signs with the key of `person` in the folder that `folio.keys` names.
  func signer(of person: RecordID) throws -> SSHSigner {
    guard let folder = repository.configValue(Self.keysSetting) else {
      throw UsageError(
        "--as works where the keys of a rehearsal ledger lie, and \(Self.keysSetting) names no folder",
        hint: "folio init --demo makes one; elsewhere git config user.signingkey is yours")
    }
    return try SSHSigner(signingKey: "\(folder)/\(person)", environment: environment, isInteractive: false)
  }
}
