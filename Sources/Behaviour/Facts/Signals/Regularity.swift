package enum Regularity: String, Sendable { case periodic, exception, event, resampled }
