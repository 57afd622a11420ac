/// How a command ends: 0 checked and clean, 1 refused, 2 could not check or do it all, 64 wrong usage.
///
/// A rule refuses, or what has happened to the record before: no other way of saying it would help.
enum ExitStatus: Int32 {
  case clean = 0
  case refused = 1
  case incomplete = 2
  case usage = 64
}
