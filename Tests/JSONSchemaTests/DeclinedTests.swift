/// The optional tests of the suite that we do not meet, and why. Meeting one makes the suite fail until it leaves here.
enum DeclinedTests {
  static let reasons = [
    "cross-draft: refs to historic drafts are processed as historic drafts: first item not a string is valid": oneDraft,
    "dependencies-compatibility: boolean subschemas: object with both properties is invalid": oneDraft,
    "dependencies-compatibility: boolean subschemas: object with property having schema false is invalid": oneDraft,
    "dependencies-compatibility: dependencies with escaped characters: CRLF missing dependent": oneDraft,
    "dependencies-compatibility: dependencies with escaped characters: quoted quotes missing dependent": oneDraft,
    "dependencies-compatibility: multiple dependents required: missing both dependencies": oneDraft,
    "dependencies-compatibility: multiple dependents required: missing dependency": oneDraft,
    "dependencies-compatibility: multiple dependents required: missing other dependency": oneDraft,
    "dependencies-compatibility: schema dependencies with escaped characters: quoted quote": oneDraft,
    "dependencies-compatibility: schema dependencies with escaped characters: quoted quote invalid under dependent schema":
      oneDraft,
    "dependencies-compatibility: schema dependencies with escaped characters: quoted tab invalid under dependent schema":
      oneDraft,
    "dependencies-compatibility: single dependency: missing dependency": oneDraft,
    "dependencies-compatibility: single schema dependency: wrong type": oneDraft,
    "dependencies-compatibility: single schema dependency: wrong type both": oneDraft,
    "dependencies-compatibility: single schema dependency: wrong type other": oneDraft,
  ]

  private static let oneDraft = "we read draft 2020-12 alone; keywords of older drafts are unknown, and so ignored"
}
