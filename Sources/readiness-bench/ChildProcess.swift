import ArgumentParser
import Foundation

/// What running a program cost.
struct Cost: Codable {
  /// Seconds on the wall, and of the processors in the program and in the kernel for it.
  var wall: Double
  var user: Double
  var system: Double
  /// The most memory that it held, in bytes; never less than what this program itself holds, for that is how the kernel
  /// counts.
  var memory: Int
}

enum ChildProcess {
  /// Runs a program to its end with standard output in a file.
  static func run(_ arguments: [String], output: String) throws -> Cost {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(
      &actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { for i in unsafe words.indices { unsafe free(words[i]) } }
    let clock = ContinuousClock()
    let begin = clock.now
    var pid: pid_t = 0
    let code = unsafe posix_spawn(&pid, arguments[0], &actions, nil, &words, environ)
    guard code == 0 else {
      throw ValidationError(
        "\(arguments[0]) cannot be started: \(unsafe String(cString: strerror(code)))")
    }
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(pid, &status, 0, &usage) < 0 && errno == EINTR {}
    let elapsed = begin.duration(to: clock.now) / Duration.seconds(1)
    guard status == 0 else {
      throw ValidationError(
        "'\(arguments.joined(separator: " "))' ended with status \(status >> 8 & 255), signal \(status & 127)"
      )
    }
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    return Cost(
      wall: elapsed, user: seconds(usage.ru_utime), system: seconds(usage.ru_stime),
      memory: usage.ru_maxrss * 1024)
  }
}
