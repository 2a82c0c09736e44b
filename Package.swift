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

/// Tests are compiled fast and run against rooms that are optimised.
let testSettings = settings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// The folders of `Rules` that hold rules and use cases, and those that hold what the program takes for granted. `Rules`
/// inside of `Sources/Rules` and `Sources/Vocabulary` links to it.
let ruleFolders = [
  "change", "gaps", "governance", "history", "identity", "links", "maintenance", "sampling", "time",
  "use-cases", "values",
]
let vocabularyFolders = ["judgements", "vocabulary"]

/// The rooms in the order in which data passes them; each may import those before it.
let rooms: [Target] = [
  .target(
    name: "Vocabulary", dependencies: ["Yams"],
    exclude: ruleFolders.map { "Rules/\($0)" },
    resources: vocabularyFolders.map { .copy("Rules/\($0)") }, swiftSettings: settings),
  .target(name: "Calendar", dependencies: ["Vocabulary"], swiftSettings: settings),
  .target(
    name: "Tabular",
    dependencies: [
      "CLibXML2", "CSQLite", "CSnappy", "CZlib", "CZstd", "Calendar", "Vocabulary",
    ],
    swiftSettings: settings),
  .target(
    name: "Recognition", dependencies: ["Calendar", "Tabular", "Vocabulary", "Yams"],
    swiftSettings: settings),
  .target(
    name: "Profiling", dependencies: ["Calendar", "Recognition", "Tabular", "Vocabulary"],
    swiftSettings: settings),
  .target(
    name: "Linking",
    dependencies: ["Calendar", "Profiling", "Recognition", "Tabular", "Vocabulary"],
    swiftSettings: settings),
  .target(
    name: "Behaviour",
    dependencies: ["Calendar", "Linking", "Profiling", "Recognition", "Tabular", "Vocabulary"],
    swiftSettings: settings),
  .target(
    name: "Evidence",
    dependencies: [
      "Behaviour", "CSQLite", "Calendar", "Linking", "Profiling", "Recognition", "Tabular",
      "Vocabulary",
    ],
    swiftSettings: settings),
  .target(
    name: "Rules",
    dependencies: [
      "Behaviour", "Evidence", "Profiling", "Recognition", "Tabular", "Vocabulary", "Yams",
    ],
    exclude: vocabularyFolders.map { "Rules/\($0)" },
    resources: ruleFolders.map { .copy("Rules/\($0)") }, swiftSettings: settings),
  .target(
    name: "Assessment",
    dependencies: [
      "Behaviour", "Calendar", "Evidence", "Linking", "Profiling", "Recognition", "Rules",
      "Tabular",
      "Vocabulary",
    ],
    swiftSettings: settings),
  .target(
    name: "Reporting",
    dependencies: [
      "Assessment", "Behaviour", "CRename", "Calendar", "Evidence", "Linking", "Profiling",
      "Recognition", "Rules", "Tabular", "Vocabulary",
    ],
    swiftSettings: settings),
]
let roomNames = rooms.map { Target.Dependency(stringLiteral: $0.name) }

let package = Package(
  name: "readiness",
  products: [.executable(name: "readiness", targets: ["readiness"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: rooms + [
    .systemLibrary(name: "CMalloc"), .systemLibrary(name: "CRename"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CSnappy", pkgConfig: "snappy", providers: [.apt(["libsnappy-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .executableTarget(
      name: "readiness",
      dependencies: roomNames + [
        "CMalloc", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "readiness-bench",
      dependencies: [
        "Calendar", "Linking", "Profiling", "Recognition", "Tabular", "Vocabulary",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["peers.py"], swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["Calendar", "Vocabulary"], path: "Tests/TestSupport",
      swiftSettings: testSettings),
    .testTarget(
      name: "VocabularyTests", dependencies: ["TestSupport", "Vocabulary"],
      swiftSettings: testSettings),
    .testTarget(
      name: "CalendarTests", dependencies: ["Calendar", "TestSupport", "Vocabulary"],
      swiftSettings: testSettings),
    .testTarget(
      name: "TabularTests",
      dependencies: [
        "CSQLite", "CZlib", "CZstd", "Calendar", "Tabular", "TestSupport", "Vocabulary",
      ],
      swiftSettings: testSettings),
    .testTarget(
      name: "RecognitionTests",
      dependencies: ["Calendar", "Recognition", "Tabular", "TestSupport", "Vocabulary"],
      swiftSettings: testSettings),
    .testTarget(
      name: "ProfilingTests",
      dependencies: [
        "Calendar", "Profiling", "Recognition", "Tabular", "TestSupport", "Vocabulary",
      ],
      swiftSettings: testSettings),
    .testTarget(
      name: "LinkingTests",
      dependencies: [
        "Linking", "Profiling", "Recognition", "Tabular", "TestSupport", "Vocabulary",
      ],
      swiftSettings: testSettings),
    .target(
      name: "TestPlants",
      dependencies: [
        "Behaviour", "Profiling", "Recognition", "Tabular", "TestSupport", "Vocabulary",
      ], path: "Tests/TestPlants", swiftSettings: testSettings),
    .testTarget(
      name: "BehaviourTests",
      dependencies: [
        "Behaviour", "Calendar", "Linking", "Profiling", "Recognition", "TestPlants",
        "TestSupport", "Vocabulary",
      ],
      swiftSettings: testSettings),
    .testTarget(
      name: "EvidenceTests", dependencies: ["Behaviour", "Evidence", "Vocabulary"],
      swiftSettings: testSettings),
    .testTarget(
      name: "RulesTests",
      dependencies: [
        "Behaviour", "Evidence", "Linking", "Profiling", "Recognition", "Rules", "Tabular",
        "TestPlants", "TestSupport", "Vocabulary",
      ],
      swiftSettings: testSettings),
    .testTarget(
      name: "AssessmentTests",
      dependencies: [
        "Assessment", "Behaviour", "Calendar", "Evidence", "Linking", "Profiling", "Recognition",
        "Rules", "Tabular", "TestSupport", "Vocabulary",
      ],
      swiftSettings: testSettings),
    .testTarget(
      name: "ReportingTests", dependencies: roomNames + ["TestSupport"], exclude: ["Snapshots"],
      swiftSettings: testSettings),
    .testTarget(
      name: "ReadinessTests",
      dependencies: roomNames + ["CSQLite", "TestPlants", "TestSupport", "readiness"],
      swiftSettings: testSettings),
    .testTarget(
      name: "ReadinessBenchTests",
      dependencies: [
        "Calendar", "Linking", "Profiling", "Recognition", "Tabular", "Vocabulary",
        "readiness-bench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: testSettings),
  ],
  swiftLanguageModes: [.v6]
)
