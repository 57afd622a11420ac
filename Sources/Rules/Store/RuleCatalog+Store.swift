extension RuleCatalog {
  /// What must hold of every record: its bytes, its name, its fields, what it refers to, and how it ends.
  static let store: [any Rule] = [
    RecordsAreCanonical(), RecordsLieUnderTheirName(), RecordsFollowTheirSchema(), EditedByIsTheAuthor(),
    ReferencesResolve(), ListsAgreeWithRecords(), NothingIsDeleted(), StatusFollowsTheLifecycle(), WhatEndedStays(),
    StagesMoveStepByStep(),
  ]
}
