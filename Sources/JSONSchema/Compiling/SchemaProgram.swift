/// A compiled schema: all nodes that can be reached from its root.
struct SchemaProgram: Sendable {
  let nodes: [SchemaNode]
  let root: Int
  /// For each resource, the nodes of its `$dynamicAnchor`s.
  let dynamicAnchors: [[String: Int]]
  /// Whether any `$dynamicRef` must look at the resources that evaluation came through.
  let usesDynamicScope: Bool
}
