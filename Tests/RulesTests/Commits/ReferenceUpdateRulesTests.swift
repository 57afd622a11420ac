import Governance
import Rules
import Testing

struct ReferenceUpdateRulesTests {
  private let grace = RecordID("PER-0007")

  private func codes(
    _ name: String, new: String? = "b", isFastForward: Bool = true, pusher: RecordID? = nil
  ) -> [String] {
    ReferenceUpdateRules().violations(
      of: ReferenceUpdate(name: name, old: "a", new: new, isFastForward: isFastForward, pusher: pusher)
    ).map(\.rule.code)
  }

  @Test
  func `main only grows`() {
    #expect(codes("refs/heads/main").isEmpty)
    #expect(codes("refs/heads/main", new: nil) == ["GIT-01"])
    #expect(codes("refs/heads/main", isFastForward: false) == ["GIT-01"])
  }

  @Test(arguments: [
    "refs/heads/Main", "refs/heads/main/x", "refs/heads/topic", "refs/tags/v1", "refs/notes/commits",
    "refs/replace/0123", "refs/folio/x", "HEAD", "refs/heads/draft/PER-0007", "refs/heads/draft/PER-0007/",
    "refs/heads/draft//a", "refs/heads/draft/INI-0007/a", "refs/heads/draft/per-0007/a", "refs/heads/draft/PER-0007//a",
  ])
  func `every other reference is refused, whatever is done to it`(name: String) {
    #expect(codes(name, pusher: grace) == ["GIT-04"])
    #expect(codes(name, new: nil, pusher: grace) == ["GIT-04"])
  }

  @Test
  func `a person's draft is pushed with a tip of that person, rewritten and deleted`() {
    let draft = "refs/heads/draft/PER-0007/topic/one"

    #expect(codes(draft, isFastForward: false, pusher: grace).isEmpty)
    #expect(codes(draft, new: nil).isEmpty)
    #expect(codes(draft, pusher: RecordID("PER-0001")) == ["GIT-04"])
    #expect(codes(draft) == ["GIT-04"])
  }
}
