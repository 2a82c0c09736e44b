import Foundation
import TestSupport
import Testing

/// What the audit says of silences, clocks and odd values, from the files to the report.
@Suite struct SilenceAndValueTests {
  private typealias Object = [String: Any]

  private func signal(_ tag: String, _ report: Object) -> Object? {
    (report["signals"] as? [Object] ?? []).first { ($0["tag"] as? String ?? "").hasSuffix(tag) }
  }

  private func number(_ object: Object?, _ key: String) -> Double? {
    (object?[key] as? NSNumber)?.doubleValue
  }

  private func gaps(_ object: Object?) -> [Object] { object?["gaps"] as? [Object] ?? [] }

  private func findings(_ report: Object, _ rule: String) -> [String] {
    (report["findings"] as? [Object] ?? []).filter { $0["rule"] as? String == rule }
      .compactMap { $0["message"] as? String }
  }

  private func problems(_ report: Object) -> String {
    (report["sources"] as? [Object] ?? []).flatMap { $0["problems"] as? [Object] ?? [] }
      .compactMap { $0["message"] as? String }.joined(separator: "\n")
  }

  /// The text of an instant, minutes after midnight of a day of 2023.
  private func instant(_ minute: Int, from day: (month: Int, day: Int) = (1, 9)) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let start = calendar.date(
      from: DateComponents(year: 2023, month: day.month, day: day.day))!
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute], from: start.addingTimeInterval(Double(minute) * 60))
    func pad(_ number: Int?) -> String { String(format: "%02d", number ?? 0) }
    return
      "\(pad(parts.day)).\(pad(parts.month)).\(pad(parts.year)) \(pad(parts.hour)):\(pad(parts.minute))"
  }

  /// A value that scatters around another, with three decimals.
  private func scattered(
    _ middle: Double, _ width: Double, _ random: inout SeededGenerator
  ) -> String {
    String(format: "%.3f", middle + width * Double.random(in: -1...1, using: &random))
  }

  private func trend(
    _ minutes: some Sequence<Int>, from day: (month: Int, day: Int) = (1, 9)
  ) -> String {
    var random = SeededGenerator(state: 11)
    return minutes.reduce("Zeit;Ofen7_Temperatur;Ofen7_Gasdruck\n") {
      $0
        + "\(instant($1, from: day));\(scattered(640, 4, &random));\(scattered(21, 0.4, &random))\n"
    }
  }

  // MARK: Windows of the export

  @Test func `between two campaigns nothing is missing`() throws {
    let campaign = (0..<900).map { $0 * 10 }
    let report = try Program.report(on: [
      "versuch.csv": trend(campaign + campaign.map { $0 + 150 * 1440 })
    ]
    )
    let temperature = signal("Temperatur", report)
    #expect(gaps(temperature).isEmpty)
    #expect((number(temperature, "running") ?? 0) < 2 * 9010 * 60)
    #expect(findings(report, "gaps/availability").isEmpty)
    #expect(problems(report).contains("made of 2 windows"))
  }

  @Test func `between files of single days nothing is missing`() throws {
    let day = (0..<288).map { $0 * 5 }
    let report = try Program.report(on: [
      "lauf_1.csv": trend(day), "lauf_2.csv": trend(day, from: (1, 16)),
      "lauf_3.csv": trend(day, from: (1, 30)),
    ])
    #expect(gaps(signal("Temperatur", report)).isEmpty)
    #expect(findings(report, "gaps/system-outage").isEmpty)
  }

  @Test func `what is lost within a record or over the turn of the month is missing`() throws {
    let within = try Program.report(on: [
      "ofen.csv": trend((0..<4000).filter { $0 < 1500 || $0 > 2100 }.map { $0 * 10 })
    ])
    #expect(gaps(signal("Temperatur", within)).map { $0["cause"] as? String } == ["outage"])
    let month = (0..<4300).map { $0 * 10 }
    let files = try Program.report(on: [
      "ofen_01.csv": trend(month), "ofen_02.csv": trend(month, from: (2, 9)),
    ])
    #expect(gaps(signal("Temperatur", files)).count == 1)
  }

  // MARK: Stuck, or at rest

  @Test func `where a signal never rests its lowest level may be a stuck one`() throws {
    // A flow that swings about 118, and one that does so while its pump runs, and reads the same offset whenever it stands.
    func flow(rests: Bool) -> String {
      var random = SeededGenerator(state: 21)
      var rows = "Time,Flow\n"
      for i in 0..<900 {
        let middle = 118 + 1.5 * sin(Double(i) / 60)
        let isStuck = !rests && (380..<450).contains(i)
        let value =
          rests && i / 90 % 2 == 0
          ? "0.600" : isStuck ? "115.800" : scattered(middle, 1, &random)
        rows += "\(instant(i * 3)),\(value)\n"
      }
      return rows
    }
    let stuck = try Program.report(on: ["flow.csv": flow(rests: false)])
    #expect(findings(stuck, "values/flatline").count == 1)
    let resting = try Program.report(on: ["flow.csv": flow(rests: true)])
    #expect(findings(resting, "values/flatline").isEmpty)
  }

  // MARK: Lost, or not stored

  @Test func `hours that a scattering signal lacks are lost, however many`() throws {
    var random = SeededGenerator(state: 5)
    var last = 1.0
    for share in [0.1, 0.3, 0.5] {
      let kept = (0..<700).filter { _ in Double.random(in: 0...1, using: &random) >= share }
      let report = try Program.report(on: [
        "ofen.csv": trend(kept.flatMap { hour in (0..<4).map { hour * 60 + $0 * 15 } })
      ])
      let temperature = signal("Temperatur", report)
      #expect(temperature?["regularity"] as? String == "periodic")
      let availability = try #require(number(temperature, "availability"))
      #expect(availability < last && abs(availability + share - 1) < 0.1)
      last = availability
    }
  }

  @Test func `an axis that stands anywhere and a drive that stands at 0 lose nothing`() throws {
    var random = SeededGenerator(state: 3)
    var rows = "tag,time,value\n"
    var (position, second) = (100.0, 0)
    for _ in 0..<60 {
      let (target, steps) = (
        Double.random(in: 0...400, using: &random), Int.random(in: 12...30, using: &random)
      )
      let start = position
      for step in 1...steps {
        // Smooth from one end to the other.
        let way = 0.5 - 0.5 * cos(Double.pi * Double(step) / Double(steps))
        position = start + (target - start) * way
        second += 1
        rows += "AX9.Weg,\(stamp(second)),\(String(format: "%.4f", position))\n"
      }
      second += Int.random(in: 60...400, using: &random)
      for _ in 0..<25 {
        rows += "AX9.Drehzahl,\(stamp(second)),\(scattered(1200, 6, &random))\n"
        second += 1
      }
      rows += "AX9.Drehzahl,\(stamp(second)),0\n"
    }
    let report = try Program.report(on: ["achsen.csv": rows])
    for tag in ["Weg", "Drehzahl"] {
      #expect(
        gaps(signal(tag, report)).allSatisfy {
          ["quiet", "unit-stopped"].contains($0["cause"] as? String ?? "")
        })
      #expect(signal(tag, report)?["regularity"] as? String != "periodic")
    }
    #expect(findings(report, "gaps/availability").isEmpty)
  }

  private func stamp(_ second: Int) -> String {
    func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "2023-05-\(pad(2 + second / 86_400))T\(pad(second / 3600 % 24)):\(pad(second / 60 % 60)):\(pad(second % 60))Z"
  }

  @Test func `a meter that has gone on while nobody read it lost its readings`() throws {
    var rows = "Zeit;Wasser_Zaehlwerk;Gas_Zaehlwerk\n"
    for hour in 0..<96 {
      let isHole = [20..<36, 50..<66, 74..<90].contains { $0.contains(hour) }
      rows += "\(instant(hour * 60));\(isHole ? "" : String(520 + 3 * hour));\(880 + 2 * hour)\n"
    }
    let water = signal("Wasser_Zaehlwerk", try Program.report(on: ["zaehler.csv": rows]))
    #expect(water?["regularity"] as? String == "periodic")
    #expect(gaps(water).count == 3)
  }

  // MARK: Clocks

  @Test(arguments: [((3, 12), 2), ((3, 26), 2), ((3, 26), 1), ((10, 1), 2)])
  func `the hour that clocks leave out in spring is no outage`(
    _ day: (month: Int, day: Int), _ hour: Int
  ) throws {
    let minutes = (-1440..<2880).filter { !($0 >= hour * 60 && $0 < hour * 60 + 60) && $0 % 5 == 0 }
    let report = try Program.report(on: ["linie.csv": trend(minutes, from: day)])
    #expect(gaps(signal("Temperatur", report)).isEmpty)
    #expect(findings(report, "gaps/system-outage").isEmpty)
    #expect(findings(report, "time/dst").count == 1)
    // Four weeks before, or five hours later, nobody sets a clock.
    for shift in [-28 * 1440, 300] {
      let other = try Program.report(on: ["linie.csv": trend(minutes.map { $0 + shift }, from: day)]
      )
      #expect(gaps(signal("Temperatur", other)).count == 1)
      #expect(findings(other, "time/dst").isEmpty)
    }
  }

  // MARK: Values

  @Test func `999 amid the values of a drive stands for no value`() throws {
    var random = SeededGenerator(state: 8)
    func rows(_ value: (Int) -> String) -> String {
      (0..<1200).reduce("Zeit;Ruehrer4_Drehzahl\n") { $0 + "\(instant($1));\(value($1))\n" }
    }
    let drive = { (_ minute: Int) in
      minute % 300 < 60 ? "0" : String(Int.random(in: 1420...1470, using: &random))
    }
    let lost = try Program.report(on: ["antrieb.csv": rows { $0 % 70 < 3 ? "999" : drive($0) }])
    #expect(findings(lost, "values/sentinel").count == 1)
    // A drive that really turns at about 999 for some products.
    let slow = try Program.report(on: [
      "antrieb.csv": rows {
        $0 % 300 > 200 ? String(Int.random(in: 994...1004, using: &random)) : drive($0)
      }
    ])
    #expect(findings(slow, "values/sentinel").isEmpty)
  }

  @Test func `the end of a register with decimals stands for no value`() throws {
    var random = SeededGenerator(state: 8)
    let rows = (0..<900).reduce("Zeit;Luft3_Feuchte_%\n") {
      $0
        + "\(instant($1));\($1 % 90 == 7 ? "655.35" : String(format: "%.2f", Double.random(in: 40...58, using: &random)))\n"
    }
    #expect(findings(try Program.report(on: ["luft.csv": rows]), "values/sentinel").count == 1)
  }

  @Test func `a reading of a counter that the next takes back is told once`() throws {
    func rows(_ value: (Int) -> Int) -> String {
      (0..<2000).reduce("Zeit;Presse5_Stückzahl\n") { $0 + "\(instant($1));\(value($1))\n" }
    }
    let dips = try Program.report(on: ["teile.csv": rows { $0 % 500 == 250 ? 0 : 7000 + 4 * $0 }])
    #expect(findings(dips, "values/spike").count == 1)
    #expect(findings(dips, "values/counter-reset").isEmpty)
    let shifts = try Program.report(on: ["teile.csv": rows { 4 * ($0 % 480) }])
    #expect(findings(shifts, "values/spike").isEmpty)
  }

  @Test func `a pressure that scatters at rest and then stands for hours is stuck`() throws {
    var random = SeededGenerator(state: 9)
    func rows(_ isStill: (Int) -> Bool) -> String {
      (0..<5000).reduce("Zeit;Kessel2_Druck\n") { text, minute in
        let isAtWork = minute % 1440 < 500
        let value =
          isAtWork
          ? scattered(6, 0.3, &random) : isStill(minute) ? "0.104" : scattered(0.1, 0.03, &random)
        return text + "\(instant(minute));\(value)\n"
      }
    }
    let stuck = try Program.report(on: ["kessel.csv": rows { (2100..<2580).contains($0) }])
    #expect(findings(stuck, "values/flatline").count == 1)
    // Here it is exactly still whenever the boiler is off.
    let still = try Program.report(on: ["kessel.csv": rows { _ in true }])
    #expect(findings(still, "values/flatline").isEmpty)
  }

  // MARK: Stops

  @Test func `a stop on record explains the silence of its machine`() throws {
    var random = SeededGenerator(state: 4)
    var rows = "Zeit;Fräse3.Strom\n"
    for step in 0..<1200 where !(300..<340).contains(step) && !(700..<760).contains(step) {
      rows += "\(instant(step * 5));\(scattered(14, 2, &random))\n"
    }
    func stops(_ second: Int) -> String {
      "Maschine;Beginn;Ende;Grund\nFräse3;\(instant(1500));\(instant(1698));Rüsten\n"
        + "Fräse3;\(instant(second));\(instant(second + 300));Störung\n"
        + (0..<20).map { "Fräse1;\(instant($0 * 250));\(instant($0 * 250 + 40));Störung\n" }
        .joined()
    }
    let explained = try Program.report(on: ["strom.csv": rows, "stillstand.csv": stops(3500)])
    #expect(
      gaps(signal("Strom", explained)).map { $0["cause"] as? String } == [
        "unit-stopped", "unit-stopped",
      ])
    #expect(findings(explained, "gaps/availability").isEmpty)
    let other = try Program.report(on: ["strom.csv": rows, "stillstand.csv": stops(4200)])
    #expect(gaps(signal("Strom", other)).map { $0["cause"] as? String } == ["unit-stopped", "tag"])
  }

  @Test func `stops of one machine that overlap are told, those of several are not`() throws {
    func stops(_ machine: (Int) -> String) -> String {
      (0..<40).reduce("Maschine;Beginn;Ende;Grund\n") {
        $0
          + "\(machine($1));\(instant($1 * 200));\(instant($1 * 200 + ($1 % 4 == 0 ? 260 : 90)));Störung\n"
      }
    }
    #expect(
      findings(
        try Program.report(on: ["stillstand.csv": stops { _ in "Walze2" }]),
        "time/overlapping-stops"
      )
      .count == 1)
    #expect(
      findings(
        try Program.report(on: ["stillstand.csv": stops { "Walze\($0 % 4)" }]),
        "time/overlapping-stops"
      )
      .isEmpty)
  }

  @Test func `a vibration of 0 is dead only where its machine ran`() throws {
    var random = SeededGenerator(state: 2)
    func rows(_ power: (Int) -> String) -> String {
      (0..<3000).reduce("Zeit;Gebläse6.Leistung;Gebläse6.Schwingung\n") {
        $0 + "\(instant($1 * 10));\(power($1));0\n"
      }
    }
    let ran = try Program.report(on: [
      "gebläse.csv": rows { $0 % 144 < 50 ? "0" : scattered(30, 2, &random) }
    ])
    #expect(findings(ran, "values/constant").count == 1)
    let stood = try Program.report(on: ["gebläse.csv": rows { _ in "0" }])
    #expect(findings(stood, "values/constant").isEmpty)
  }

  // MARK: Dates

  @Test(arguments: ["1970-01-01 00:00", "2099-03-14 06:00", "1900-01-01 00:00"])
  func `a date that nobody meant is one finding and moves nothing else`(_ odd: String) throws {
    func stops(_ odd: String?) -> String {
      (0..<50).reduce("Maschine;Beginn;Ende;Grund\n") {
        let (start, end) = (instant($1 * 700), instant($1 * 700 + 40))
        let isOdd = $1 == 17 && odd != nil
        return $0 + "Walze\($1 % 3);\(isOdd ? odd ?? "" : start);\(end);Störung\n"
      }
    }
    let day = odd.prefix(10).split(separator: "-")
    let written = "\(day[2]).\(day[1]).\(day[0]) \(odd.suffix(5))"
    let report = try Program.report(on: ["stillstand.csv": stops(written)])
    let clean = try Program.report(on: ["stillstand.csv": stops(nil)])
    #expect(report["asOf"] as? String == clean["asOf"] as? String)
    #expect(findings(report, "time/future-or-default-dates").count == 1)
    #expect(findings(clean, "time/future-or-default-dates").isEmpty)
    #expect(findings(report, "time/end-before-start").isEmpty)
  }

  @Test(arguments: [(0, "01.01.1970 00:00"), (700, "01.01.1970 00:00"), (700, "09.01.2099 12:00")])
  func `a sample of another century moves no span`(_ place: Int, _ odd: String) throws {
    var rows = trend((0..<1500).map { $0 * 5 }).split(separator: "\n").map(String.init)
    let cells = rows[place + 1].split(separator: ";")
    rows[place + 1] = "\(odd);\(cells[1]);\(cells[2])"
    let report = try Program.report(on: ["ofen.csv": rows.joined(separator: "\n") + "\n"])
    let temperature = signal("Temperatur", report)
    let (first, last) = (temperature?["first"] as? String, temperature?["last"] as? String)
    #expect(first?.prefix(10) == "2023-01-09" && last?.prefix(10) == "2023-01-14")
    #expect((number(temperature, "availability") ?? 0) > 0.99)
    #expect(findings(report, "time/future-or-default-dates").count == 1)
    #expect(findings(report, "time/out-of-order").isEmpty)
  }

  // MARK: Loggers that follow their machine

  @Test func `sessions of a rig are windows, and what a machine logs in its cycles lacks nothing`()
    throws
  {
    var random = SeededGenerator(state: 6)
    var (minute, sessions) = (0, [Int]())
    for _ in 0..<14 {
      minute += Int.random(in: 1500...8000, using: &random)
      let length = Int.random(in: 90...300, using: &random)
      sessions += (minute..<minute + length)
      minute += length
    }
    let rig = try Program.report(on: ["versuche.csv": trend(sessions)])
    #expect(gaps(signal("Temperatur", rig)).isEmpty)
    #expect(findings(rig, "gaps/availability").isEmpty)
    var (second, rows) = (0, "tag,time,value\n")
    for _ in 0..<80 {
      second += Int.random(in: 150...4000, using: &random)
      for _ in 0..<60 {
        rows += "BAZ8.Last,\(stamp(second)),\(scattered(40, 9, &random))\n"
        second += 10
      }
    }
    let cycles = try Program.report(on: ["zyklen.csv": rows])
    #expect(findings(cycles, "gaps/availability").isEmpty)
    #expect(findings(cycles, "gaps/tag-gap").isEmpty)
  }

  @Test func `a grid that loses a third of its samples is told so`() throws {
    var random = SeededGenerator(state: 12)
    let kept = (0..<1200).filter { _ in Double.random(in: 0...1, using: &random) > 0.33 }
    let report = try Program.report(on: ["ofen.csv": trend(kept.map { $0 * 60 })])
    #expect(signal("Temperatur", report)?["regularity"] as? String == "periodic")
    #expect(findings(report, "gaps/missing-samples").count == 2)
  }
}
