/// Something that a freeze can forbid: what is done, and where.
public struct FreezableAction: Hashable, Sendable {
  /// What a freeze names in its actions. Pausing, rolling back, voting, observing and the like are not among them, because
  /// nothing may forbid them.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case waveStart = "wave_start"
    case gateGo = "gate_go"
    case scopeChange = "scope_change"
    case processChange = "process_change"
    case configChange = "config_change"
    case metricChange = "metric_change"
    case commsExternal = "comms_external"
    case policyChange = "policy_change"
  }

  public let kind: Kind
  public let scope: FreezeScope

  public init(_ kind: Kind, in scope: FreezeScope = FreezeScope()) {
    self.kind = kind
    self.scope = scope
  }
}
