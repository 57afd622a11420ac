import Git
import Governance
import JSON
import Rules

/// Files and folders that were read before, by object id: content never changes under an id.
///
/// It lives as long as one process and never decides anything; it spares reading the same object twice.
final class FileCache {
  /// The same bytes are a record at one path and a plain file at another.
  private struct Reading: Hashable {
    let id: ObjectID
    let isJSON: Bool
  }

  private var files: [Reading: FileContent] = [:]
  private var folders: [ObjectID: [Record]] = [:]
  private var people: (folder: ObjectID, directory: PeopleDirectory)?
  private let limit: Int

  init(limit: Int = 20_000) { self.limit = limit }

  func file(_ id: ObjectID, asJSON isJSON: Bool, read: () throws -> FileContent) rethrows -> FileContent {
    let reading = Reading(id: id, isJSON: isJSON)
    if let known = files[reading] { return known }
    let content = try read()
    if files.count >= limit { files.removeAll(keepingCapacity: true) }
    files[reading] = content
    return content
  }

  func records(inFolder id: ObjectID, read: () throws -> [Record]) rethrows -> [Record] {
    if let known = folders[id] { return known }
    let records = try read()
    if folders.count >= 64 { folders.removeAll(keepingCapacity: true) }
    folders[id] = records
    return records
  }

  /// Only the directory asked for last is kept: people change seldom.
  func people(inFolder id: ObjectID, read: () throws -> PeopleDirectory) rethrows -> PeopleDirectory {
    if let people, people.folder == id { return people.directory }
    let directory = try read()
    people = (id, directory)
    return directory
  }
}
