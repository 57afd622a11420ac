/// Every rule that this version knows, in order of code.
public enum RuleCatalog {
  public static let all: [any Rule] =
    store + commits + time + data + approvals + scope + gates + handover + exceptions + freezes + rollouts + lessons
    + escalations + feedback + observations + portfolios

  public static let approvals: [any Rule] = [
    OnlyTheVoterVotes(), VotersHoldTheRole(), NobodyApprovesOwnWork(), OutcomeFollowsFromVotes(),
    ApprovalBindsContent(), VotesFallInTerm(), RolesAreGrantedByAnother(), OnePersonFillsOneSeat(),
  ]

  public static func rule(code: String) -> (any Rule)? { all.first { type(of: $0).id.code == code } }
}
