/// How a command ends: 0 checked and clean, 1 refused by a rule, 2 could not check or do it all, 64 wrong usage.
enum ExitStatus: Int32 {
  case clean = 0
  case refused = 1
  case incomplete = 2
  case usage = 64
}
