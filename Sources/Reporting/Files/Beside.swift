import Foundation

/// What is made beside a target, under names of its own, until it takes the target's place.
///
/// `.TARGET.PROCESS-NUMBER.new` is being made, `.TARGET.PROCESS-NUMBER.old` is what it replaces where both cannot change
/// places in one step. Whoever makes something holds a lock on it, which ends with the process, however that ends: what
/// nobody locks is a leftover.
struct Beside {
  let target: String
  let folder: String
  private let stem: String

  init(_ target: URL) {
    self.target = target.path
    folder = target.deletingLastPathComponent().path
    // A name has 255 bytes at most.
    var name = target.lastPathComponent
    while name.utf8.count > 200 { name.removeLast() }
    stem = ".\(name)."
  }

  /// Something that was made here and is locked.
  struct Claim {
    let path: String
    fileprivate let lock: Int32

    /// Removes it, if it still has its name, and lets it go.
    func remove() {
      Beside.remove(path)
      close(lock)
    }
  }

  /// Makes something under a new name.
  func claim(_ make: (_ path: String) throws(SystemError) -> Void) throws(SystemError) -> Claim {
    let guardian = lockFolder()
    defer { if guardian >= 0 { close(guardian) } }
    for number in 0..<1_000 {
      let path = "\(folder)/\(stem)\(getpid())-\(number).new"
      do throws(SystemError) {
        try make(path)
      } catch {
        if error.code == EEXIST { continue }
        _ = unsafe unlink(path)
        throw error
      }
      let lock = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard lock >= 0 else { throw SystemError(errno) }
      _ = flock(lock, LOCK_EX | LOCK_NB)
      return Claim(path: path, lock: lock)
    }
    throw SystemError(EEXIST)
  }

  /// Makes a folder.
  func claimFolder() throws(SystemError) -> Claim {
    try claim { path throws(SystemError) in
      guard unsafe mkdir(path, 0o777) == 0 else { throw SystemError(errno) }
    }
  }

  /// Removes what runs left here that are dead. One that died between the two steps of a replacement gets its report back.
  func sweep() {
    let guardian = lockFolder()
    defer { if guardian >= 0 { close(guardian) } }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() {
      guard let owner = owner(name) else { continue }
      let path = "\(folder)/\(name)"
      let file = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { continue }
      defer { close(file) }
      if flock(file, LOCK_EX | LOCK_NB) != 0 {
        // Where nothing can be locked, the number of the process has to do.
        if errno == EWOULDBLOCK || kill(owner, 0) == 0 || errno != ESRCH { continue }
      }
      if name.hasSuffix(".old"), unsafe access(target, F_OK) != 0 {
        _ = unsafe rename(path, target)
      } else {
        Beside.remove(path)
      }
    }
  }

  /// Removes a file or a folder; one that nobody may change is our own, as it has taken the place of a report.
  private static func remove(_ path: String) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      _ = unsafe chmod(path, 0o700)
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// Puts `claim` in the place of the target in two steps, for file systems that have no exchange.
  func replaceInSteps(_ claim: Claim) throws(SystemError) {
    let guardian = lockFolder()
    defer { if guardian >= 0 { close(guardian) } }
    let old = String(claim.path.dropLast(4)) + ".old"
    guard unsafe rename(target, old) == 0 else { throw SystemError(errno) }
    guard unsafe rename(claim.path, target) == 0 else {
      let failure = SystemError(errno)
      _ = unsafe rename(old, target)
      throw failure
    }
    Self.remove(old)
  }

  /// The process that made it; `nil` for a name of something else.
  private func owner(_ name: String) -> Int32? {
    guard name.hasPrefix(stem), name.hasSuffix(".new") || name.hasSuffix(".old") else { return nil }
    let parts = name.dropFirst(stem.count).dropLast(4).split(
      separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ Int32($0) != nil }) else { return nil }
    return parts.first.flatMap { Int32($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// So that nobody sweeps what is made and not yet locked; -1 when it cannot be had in a second or two.
  private func lockFolder() -> Int32 {
    let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return -1 }
    for _ in 0..<100 {
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return file }
      guard errno == EWOULDBLOCK else { break }
      usleep(20_000)
    }
    close(file)
    return -1
  }
}
