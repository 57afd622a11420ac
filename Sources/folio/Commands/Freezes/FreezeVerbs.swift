import ArgumentParser
import Governance

extension Freeze: KindVerbs {
  static var list: (any ParsableCommand.Type)? { FreezeList.self }
  static var verbs: [any ParsableCommand.Type] {
    [
      FreezeStatusCommand.self, FreezeNextOpen.self, FreezeMonth.self, FreezePropose.self, FreezeExport.self,
      FreezeImport.self,
    ]
  }
}
