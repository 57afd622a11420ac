import Git

/// Any bytes are a commit with faults, or one that is made again, byte for byte, from what was read of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCommit(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let text = unsafe bytes(start, count)
  let commit = CommitObject(bytes: text)
  demand(commit.faults.allSatisfy { (0...text.count).contains($0.offset) }, "a fault lies within the commit")
  // Asked of every commit that is judged, whether it has faults or not.
  _ = (commit.subject, commit.trailers, commit.signature)
  guard commit.faults.isEmpty else { return 0 }

  guard let author = commit.author, let committer = commit.committer else {
    fatalError("a commit without faults has an author and a committer")
  }
  let builder = CommitBuilder(
    tree: commit.tree, parents: commit.parents, author: author, committer: committer, message: commit.message)
  demand(builder.bytes(signature: commit.signature) == text, "a commit without faults is made again, byte for byte")
  demand(builder.payload == commit.signedPayload, "what is signed is the commit without its signature")
  let unsigned = CommitObject(bytes: commit.signedPayload)
  demand(unsigned.faults.isEmpty && unsigned.signature == nil, "what is signed is a commit without a signature")
  demand(commit.trailers == unsigned.trailers, "a signature adds no trailer")
  return 0
}
