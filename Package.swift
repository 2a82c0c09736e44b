// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The folders of `Rules` that hold rules and use cases. `Sources/Assessment/Rules` links to `Rules`.
let ruleFolders = [
  "change", "gaps", "governance", "history", "identity", "links", "maintenance", "sampling", "time",
  "use-cases", "values",
]

let package = Package(
  name: "readiness",
  products: [.executable(name: "readiness", targets: ["readiness"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CSnappy", pkgConfig: "snappy", providers: [.apt(["libsnappy-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "Tabular", dependencies: ["CLibXML2", "CSQLite", "CSnappy", "CZlib", "CZstd"],
      swiftSettings: settings),
    .target(
      name: "Recognition", dependencies: ["Tabular", "Yams"],
      exclude: ruleFolders.map { "Rules/\($0)" },
      resources: [.copy("Rules/vocabulary")], swiftSettings: settings),
    .target(name: "Profiling", dependencies: ["Recognition", "Tabular"], swiftSettings: settings),
    .target(
      name: "Linking", dependencies: ["Profiling", "Recognition", "Tabular"],
      swiftSettings: settings),
    .target(
      name: "Assessment",
      dependencies: ["CSQLite", "Linking", "Profiling", "Recognition", "Tabular", "Yams"],
      exclude: ["Rules/vocabulary"],
      resources: ruleFolders.map { .copy("Rules/\($0)") }, swiftSettings: settings),
    .target(
      name: "Reporting",
      dependencies: ["Assessment", "Linking", "Recognition", "Tabular"], swiftSettings: settings),
    .executableTarget(
      name: "readiness",
      dependencies: [
        "Assessment", "CMalloc", "Linking", "Profiling", "Recognition", "Reporting", "Tabular",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "readiness-bench",
      dependencies: [
        "Profiling", "Recognition", "Tabular",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["peers.py"], swiftSettings: settings),
    .testTarget(
      name: "TabularTests", dependencies: ["Tabular", "CSQLite", "CZlib", "CZstd"],
      swiftSettings: settings),
    .testTarget(
      name: "RecognitionTests", dependencies: ["Recognition", "Tabular"], swiftSettings: settings),
    .testTarget(
      name: "ProfilingTests", dependencies: ["Profiling", "Recognition", "Tabular"],
      swiftSettings: settings),
    .testTarget(
      name: "LinkingTests", dependencies: ["Linking", "Profiling", "Recognition", "Tabular"],
      swiftSettings: settings),
    .testTarget(
      name: "AssessmentTests",
      dependencies: ["Assessment", "Linking", "Profiling", "Recognition", "Tabular"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["Assessment", "Linking", "Reporting", "Recognition", "Tabular"],
      exclude: ["Snapshots"], swiftSettings: settings),
    .testTarget(
      name: "ReadinessTests",
      dependencies: ["readiness", "Assessment", "Recognition", "Reporting", "Tabular"],
      swiftSettings: settings),
    .testTarget(
      name: "ReadinessBenchTests",
      dependencies: ["readiness-bench", "Profiling", "Recognition", "Tabular"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
