import Git

struct Checkout {
  let workTree: WorkTree
  init?(_ r: Repository, _ reference: String) throws {
    guard !r.isBare, case .branch(let name, _) = try r.head(), name == reference else { return nil }
    workTree = WorkTree(r)
  }
  func requireUntouched(_ p: [String]) throws { try workTree.requireUntouched(p) }
  func update(from: ObjectID?, to: ObjectID) throws { try workTree.update(from: from, to: to) }
}
