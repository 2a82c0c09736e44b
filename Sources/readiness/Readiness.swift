@main struct Readiness { static func main() {} }
