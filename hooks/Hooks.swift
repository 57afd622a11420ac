/// The hooks of this folder, embedded in the binary.
public enum HookFiles {
  /// The names of all hooks, as git calls them, sorted.
  public static let names = [
    "commit-msg",
    "post-receive",
    "pre-commit",
    "pre-push",
    "pre-receive",
    "reference-transaction",
    "update",
  ]

  /// The text of the hook `name`, or nothing if there is no such hook.
  public static func bytes(named name: String) -> [UInt8]? {
    switch name {
    case "commit-msg": PackageResources.commit_msg
    case "post-receive": PackageResources.post_receive
    case "pre-commit": PackageResources.pre_commit
    case "pre-push": PackageResources.pre_push
    case "pre-receive": PackageResources.pre_receive
    case "reference-transaction": PackageResources.reference_transaction
    case "update": PackageResources.update
    default: nil
    }
  }
}
