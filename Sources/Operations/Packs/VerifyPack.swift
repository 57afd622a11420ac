public import Calendars
import Git
import JSON
public import Platform
public import Rules
import Storage

/// A pack that was read, with the history in it unpacked into a folder that goes when this does.
public final class OpenedPack {
  public let manifest: PackManifest
  /// What the history in it gives.
  public let evidence: AuditEvidence
  private let folder: TemporaryFolder

  fileprivate init(_ manifest: PackManifest, _ evidence: AuditEvidence, in folder: consuming TemporaryFolder) {
    (self.manifest, self.evidence) = (manifest, evidence)
    self.folder = folder
  }
}

/// Checks a pack with nothing but itself: no ledger, no configuration, no git, no network, no clock.
public struct VerifyPack {
  /// What was found.
  public struct Outcome {
    /// What is wrong with the pack; findings of its history are in the verdict of its evidence.
    public let violations: [Violation]
    /// Nothing when the pack could not be read so far as to replay its history.
    public let pack: OpenedPack?
    /// The notes that were held against the history in the pack.
    public let checkpoints: [HeldCheckpoint]

    /// Whether the pack is whole, and history only grew since every note that somebody holds.
    public var isWhole: Bool { pack != nil && violations.isEmpty && checkpoints.allSatisfy { $0.violation == nil } }
  }

  /// The largest pack that is read, in bytes.
  public static let sizeLimit = 2 << 30

  private let trusted: RootPin?
  private let checkpoints: HeldNotes
  private let environment: Environment
  private let zones: ZoneDatabase
  private let hasSecondThread: Bool
  private let progress: (_ done: Int, _ total: Int) -> Void

  /// - Parameters:
  ///   - trusted: what the pin in the pack must agree with; nothing when its reader compares them.
  ///   - checkpoints: what the history in the pack must have grown from.
  ///   - environment: names the folder for temporary files.
  public init(
    trusting trusted: RootPin?, checkpoints: HeldNotes = .none, environment: Environment, zones: ZoneDatabase = .system,
    hasSecondThread: Bool = false,
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) {
    self.trusted = trusted
    self.checkpoints = checkpoints
    self.environment = environment
    self.zones = zones
    self.hasSecondThread = hasSecondThread
    self.progress = progress
  }

  /// - Parameter render: what the pack was made with.
  /// - Throws: `PlatformError`, `GitError` when this machine cannot do it: no room, no folder for temporary files.
  public func callAsFunction(_ bytes: [UInt8], render: AuditPack.Rendering) throws -> Outcome {
    do {
      let archive = try read(bytes)
      guard let manifestBytes = archive[PackManifest.path] else { throw PackFault(PackManifest.path, .missing) }
      let manifest = try PackManifest(manifestBytes)
      let damage = manifest.faults(in: archive)
      guard damage.isEmpty else { return Outcome(damage) }
      let pack = try open(archive, manifest)
      let held = try checkpoints.held(
        against: pack.evidence.newestView.ledger.repository, to: pack.evidence.verdict.head)
      let faults = try differences(of: pack, from: archive, render) + disagreement(with: pack)
      return Outcome(faults, pack, held)
    } catch let fault as PackFault {
      return Outcome([fault])
    }
  }

  private func read(_ bytes: [UInt8]) throws(PackFault) -> Archive {
    do throws(Archive.Fault) { return try Archive(reading: bytes) } catch {
      throw PackFault("", .unreadable(error.description))
    }
  }

  /// Unpacks the history and reads from it what the period's evidence is.
  private func open(_ archive: Archive, _ manifest: PackManifest) throws -> OpenedPack {
    guard let bundleBytes = archive[AuditPack.bundlePath] else { throw PackFault(AuditPack.bundlePath, .missing) }
    guard let pinBytes = archive[AuditPack.pinPath] else { throw PackFault(AuditPack.pinPath, .missing) }
    let pin: RootPin
    do { pin = try RootPin(bytes: pinBytes, at: AuditPack.pinPath) } catch {
      throw PackFault(AuditPack.pinPath, .notJSON)
    }
    let bundle: HistoryBundle
    do throws(GitError) { bundle = try HistoryBundle(reading: bundleBytes) } catch {
      throw PackFault(AuditPack.bundlePath, .unreadable(error.problem))
    }
    guard bundle.reference == Ledger.mainReference else { throw PackFault(AuditPack.bundlePath, .notJSON) }
    let folder = try TemporaryFolder(environment)
    let repository = try Repository.create(at: folder.path + "/ledger.git", bare: true)
    try bundle.unpack(into: repository)
    do {
      let evidence = try AuditEvidence(
        of: manifest.period, in: repository, head: bundle.head, pin: pin, zones: zones,
        hasSecondThread: hasSecondThread, progress: progress)
      return OpenedPack(manifest, evidence, in: folder)
    } catch let fault as EvidenceFault {
      throw PackFault(AuditPack.bundlePath, .unreadable("\(fault)"))
    } catch let error as StorageError {
      throw PackFault(AuditPack.bundlePath, .unreadable("\(error)"))
    } catch let error as GitError where error.isAboutObjects {
      throw PackFault(AuditPack.bundlePath, .unreadable("\(error)"))
    }
  }

  private func differences(
    of pack: OpenedPack, from archive: Archive, _ render: AuditPack.Rendering
  ) throws -> [PackFault] {
    guard let bundle = archive[AuditPack.bundlePath] else { return [] }
    let remade = try AuditPack(pack.evidence, bundle: bundle, madeBy: pack.manifest.madeBy, render: render).archive
    let paths = Set(remade.files.map(\.path)).union(archive.files.map(\.path)).sorted()
    return paths.filter { remade[$0] != archive[$0] }.map { PackFault($0, .otherwise) }
  }

  private func disagreement(with pack: OpenedPack) -> [PackFault] {
    let pin = pack.evidence.pin
    guard let trusted else { return [] }
    if trusted.root != pin.root {
      return [PackFault(AuditPack.pinPath, .otherRoot("\(pin.root)", "\(trusted.root)"))]
    }
    if let ledger = trusted.ledger, ledger != pin.ledger {
      return [PackFault(AuditPack.pinPath, .otherRoot(pin.ledger ?? "", ledger))]
    }
    guard trusted.keys.isEmpty || !Set(trusted.keys).isDisjoint(with: pin.keys) else {
      return [PackFault(AuditPack.pinPath, .otherRoot(pin.keys.joined(), trusted.keys.joined(separator: ", ")))]
    }
    return []
  }
}

extension VerifyPack.Outcome {
  fileprivate init(_ faults: [PackFault], _ pack: OpenedPack? = nil, _ checkpoints: [HeldCheckpoint] = []) {
    self.init(
      violations: faults.map { $0.violation(madeBy: pack?.manifest.madeBy) }, pack: pack, checkpoints: checkpoints)
  }
}

extension GitError {
  /// Whether it is about what was unpacked, and not about what this machine could not do.
  fileprivate var isAboutObjects: Bool {
    switch kind {
    case .missingObject, .wrongKind, .overLimit, .corrupt: true
    default: false
    }
  }
}
