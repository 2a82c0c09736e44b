package enum Need: String, Sendable, CaseIterable { case gate, high, medium, low }
