import Recognition
import Testing
import Vocabulary

@Suite struct TagGrammarTests {
  struct Plant: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Every tag of the plant, with the asset that it is on and what it measures.
    var tags: [(tag: String, asset: String?, kind: SignalKind)]
  }

  static let plants: [Plant] = [
    Plant(
      testDescription: "dotted names with instrument codes",
      tags: [
        ("BREW.FV12.TT101.PV", "BREW.FV12", .temperature),
        ("BREW.FV12.PT101.PV", "BREW.FV12", .pressure),
        ("BREW.FV13.TT102.PV", "BREW.FV13", .temperature),
        ("BREW.FV13.LT102.PV", "BREW.FV13", .level),
        ("BREW.P4.FIC103.SP", "BREW.P4", .setpoint), ("BREW.P4.FIC103.PV", "BREW.P4", .flow),
        ("BREW.P4.VT104.PV", "BREW.P4", .vibration),
      ]),
    Plant(
      testDescription: "folder paths of a gateway",
      tags: [
        ("[default]Line 1/Filler/Bowl Temperature", "Line 1/Filler", .temperature),
        ("[default]Line 1/Filler/Speed", "Line 1/Filler", .speed),
        ("[default]Line 1/Capper/Torque", "Line 1/Capper", .torque),
        ("[default]Line 1/Capper/Speed", "Line 1/Capper", .speed),
        ("[default]Line 2/Filler/Speed", "Line 2/Filler", .speed),
        ("[default]Line 2/Filler/Motor Current", "Line 2/Filler", .current),
      ]),
    Plant(
      testDescription: "parts of machines in the last step of a path",
      tags: [
        ("Halle2/KES41/Ruehrer_Drehzahl", "Halle2/KES41", .speed),
        ("Halle2/KES41/pH_PV", "Halle2/KES41", .other),
        ("Halle2/KES42/pH_PV", "Halle2/KES42", .other),
        ("Halle2/KES42/Heater2_Power", "Halle2/KES42/Heater2", .power),
        ("Halle2/Kompressor_Leistung", "Halle2/Kompressor", .power),
        ("Werk/Versorgung/Kompressor_Druck", "Werk/Versorgung/Kompressor", .pressure),
      ]),
    Plant(
      testDescription: "twins that a letter tells apart",
      tags: [
        ("KP-12-A.Durchfluss", "KP-12-A", .flow), ("KP-12-B.Durchfluss", "KP-12-B", .flow),
        ("KP-13 Strom", "KP-13", .current),
      ]),
    Plant(
      testDescription: "underscores",
      tags: [
        ("Mixer_100_Temp", "Mixer_100", .temperature), ("Mixer_100_Level", "Mixer_100", .level),
        ("Mixer_200_Temp", "Mixer_200", .temperature),
        ("Mixer_200_MotorAmps", "Mixer_200", .current),
        ("Reactor_001_Press", "Reactor_001", .pressure),
        ("Reactor_001_Temp", "Reactor_001", .temperature),
      ]),
    Plant(
      testDescription: "loop numbers of the process industry name instruments, not assets",
      tags: [
        ("21-TIC-1001.PV", nil, .temperature), ("21-FIC-1002.PV", nil, .flow),
        ("21-LT-1003.PV", nil, .level), ("21-PT-1004.PV", nil, .pressure),
        ("22-TIC-2001.PV", nil, .temperature),
      ]),
    Plant(
      testDescription: "a path before instruments, which have a word or a letter behind them",
      tags: [
        ("K-52:SI.PV", "K-52", .speed), ("K-52:PI-SUC.PV", "K-52", .pressure),
        ("K-52:TI_MTR.PV", "K-52", .temperature), ("K-53:PI.PV", "K-53", .pressure),
        ("WM8:PI-410.PV", "WM8", .pressure), ("WM8:VI-411A.PV", "WM8", .vibration),
        ("WM8:VI-411B.PV", "WM8", .vibration),
      ]),
    Plant(
      testDescription: "units at the end",
      tags: [
        ("Line1_Filler_Temp_C", "Line1_Filler", .temperature),
        ("Line1_Filler_Druck_bar", "Line1_Filler", .pressure),
        ("MTR_12_Current_A", "MTR_12", .current), ("Fan_3_Vib_mm_s", "Fan_3", .vibration),
        ("pump3/vibration/rms", "pump3", .vibration), ("M7_Power_kW", "M7", .power),
      ]),
    Plant(
      testDescription: "measuring points of a power plant",
      tags: [
        ("10LAB10CT001", nil, .temperature), ("10LAB10CF001XQ01", nil, .flow),
        ("=20LAC20+CL001", nil, .level), ("10LAC10 CY011", nil, .vibration),
        ("LBA10CP901", nil, .pressure), ("10LAB10CE001", nil, .other),
      ]),
    Plant(
      testDescription: "machine and measure",
      tags: [
        ("cnc01_spindle_speed", "cnc01", .speed), ("cnc01_power", "cnc01", .power),
        ("cnc02_power", "cnc02", .power), ("press3_force", "press3", .other),
        ("press4_force", "press4", .other), ("press3_vibration", "press3", .vibration),
        ("oven_1_temperature", "oven_1", .temperature),
      ]),
    Plant(
      testDescription: "names of series with their tags",
      tags: [
        ("motor.line=L1.machine=P-7.temperature", "P-7", .temperature),
        ("motor.line=L1.machine=Press.temperature", "Press", .temperature),
        ("motor.asset=K.1.site=Ulm.speed", "K.1", .speed),
        ("motor.machine=P-7.unit=bar.pressure", "P-7", .pressure),
      ]),
    Plant(
      testDescription: "fields of blocks",
      tags: [
        ("TIGER.P101_TEMP.F_CV", "TIGER.P101", .temperature),
        ("TIGER.P101_SPEED.F_CV", "TIGER.P101", .speed),
        ("TIGER.P102_TEMP.F_CV", "TIGER.P102", .temperature),
        ("TIGER.P102_STATE.A_CV", "TIGER.P102", .state),
      ]),
    Plant(
      testDescription: "asset and column of a keyed table",
      tags: [
        ("WT-01/Speed", "WT-01", .speed), ("WT-01/Power", "WT-01", .power),
        ("WT-02/Power", "WT-02", .power), ("WT-02/Position", "WT-02", .position),
        ("WT-02/Oil temperature", "WT-02", .temperature),
      ]),
    Plant(
      testDescription: "German words",
      tags: [
        ("Abfueller1.Temperatur", "Abfueller1", .temperature),
        ("Abfueller1.Drehzahl", "Abfueller1", .speed), ("Pumpe_3_Druck", "Pumpe_3", .pressure),
        ("Pumpe_3_Durchfluss", "Pumpe_3", .flow), ("Kessel2.Füllstand", "Kessel2", .level),
        ("Kessel2.Vorlauftemperatur", "Kessel2", .temperature),
        ("Kessel2.Sollwert", "Kessel2", .setpoint),
      ]),
    Plant(
      testDescription: "French words",
      tags: [
        ("Pompe_12_Pression", "Pompe_12", .pressure), ("Pompe_12_Débit", "Pompe_12", .flow),
        ("Four_1_Température", "Four_1", .temperature), ("Four_1_Consigne", "Four_1", .setpoint),
        ("Broyeur_2_Vitesse", "Broyeur_2", .speed),
      ]),
    Plant(
      testDescription: "Spanish words",
      tags: [
        ("Bomba_7.Presión", "Bomba_7", .pressure), ("Bomba_7.Caudal", "Bomba_7", .flow),
        ("Horno_2.Temperatura", "Horno_2", .temperature), ("Horno_2.Potencia", "Horno_2", .power),
        ("Tanque_4.Nivel", "Tanque_4", .level),
      ]),
    Plant(
      testDescription: "names without a place",
      tags: [
        ("Pressure_switch", nil, .state), ("Oil_temperature", nil, .temperature),
        ("TP2", nil, .other), ("Motor_current", nil, .current), ("Reservoirs", nil, .other),
        ("DV_pressure", nil, .pressure),
      ]),
    Plant(
      testDescription: "instrument codes as parts of their own, behind the vessel",
      tags: [
        ("R-310.TI.PV", "R-310", .temperature), ("R-310.PT.PV", "R-310", .pressure),
        ("R-311.LIC.PV", "R-311", .level), ("R-311.TI.PV", "R-311", .temperature),
      ]),
    Plant(
      testDescription: "instrument codes as parts of their own, before the vessel",
      tags: [
        ("U7-FT-B330", "B330", .flow), ("U7-TT-B330", "B330", .temperature),
        ("U7-PT-B331", "B331", .pressure),
      ]),
    Plant(
      testDescription: "one odd name shows no codes",
      tags: [
        ("Hall.IT", nil, .other), ("Hall.Lamp", nil, .other), ("Hall.Door", nil, .other),
        ("Hall.Gate", nil, .other), ("Hall.Yard", nil, .other),
      ]),
    Plant(
      testDescription: "stations are no speeds",
      tags: [("North.ST.Lamp", "North.ST", .other), ("South.ST.Lamp", "South.ST", .other)]),
    Plant(
      testDescription: "one letter before the objects of a water network",
      tags: [
        ("L_TK1", "TK1", .level), ("L_TK2", "TK2", .level), ("P_N14", "N14", .pressure),
        ("P_N256", "N256", .pressure), ("F_PU3", "PU3", .flow), ("S_PU3", "PU3", .state),
      ]),
    Plant(
      testDescription: "one letter before objects whose letters mean something elsewhere",
      tags: [
        ("T_KE1", "KE1", .temperature), ("T_KE2", "KE2", .temperature), ("L_SP1", "SP1", .level),
        ("F_PU3", "PU3", .flow), ("S_PU3", "PU3", .state), ("KE1.SP1", "KE1", .setpoint),
      ]),
    Plant(
      testDescription: "what is set beside a quantity, and what is a set",
      tags: [
        ("Oven2.SetTemperature", "Oven2", .setpoint), ("Oven2.Temperature", "Oven2", .temperature),
        ("Oven2.Temperature Set", "Oven2", .setpoint), ("Gen Set Temperature", nil, .temperature),
        ("Oven2.Temperatur Soll", "Oven2", .setpoint),
        ("Mixer3.Out_rCurrentValue", "Mixer3", .other),
        ("Mixer3.Motor Current", "Mixer3", .current),
      ]),
    Plant(
      testDescription: "letters before axes are no kinds",
      tags: [("X_M1", nil, .other), ("Y_M1", nil, .other), ("Z_M1", nil, .other)]),
    Plant(
      testDescription: "letters of which most say nothing",
      tags: [
        ("A_M1", nil, .other), ("B_M1", nil, .other), ("C_M1", nil, .other),
        ("L_M1", nil, .other), ("P_M1", nil, .other),
      ]),
    Plant(
      testDescription: "units as names",
      tags: [
        ("kWh", nil, .energy), ("psi", nil, .pressure), ("Fan3.rpm", "Fan3", .speed),
        ("GBX", nil, .other), ("Hall4.UPS", nil, .other), ("Hall4.ea", nil, .other),
      ]),
    Plant(
      testDescription: "words that run together",
      tags: [
        ("Fan3_oiltemp", "Fan3", .temperature), ("Fan3_shaftvib", "Fan3", .vibration),
        ("Fan3_airflow", "Fan3", .flow), ("Fan3_motoramps", "Fan3", .current),
        ("Fan3_contemp", "Fan3", .other), ("Fan4_contemp", "Fan4", .other),
      ]),
    Plant(
      testDescription: "what says more about a point is no short form of a kind",
      tags: [("Motor", nil, .other), ("Motor1", nil, .other), ("Luft_2", nil, .other)]),
    Plant(
      testDescription: "Finnish and Swedish words",
      tags: [
        ("Pumppu1.Lämpötila", "Pumppu1", .temperature), ("Pumppu1.Paine", "Pumppu1", .pressure),
        ("Pump2.Tryck", "Pump2", .pressure), ("Pump2.Varvtal", "Pump2", .speed),
        ("Pump2.Flöde", "Pump2", .flow), ("Tank3.Nivå", "Tank3", .level),
      ]),
    Plant(
      testDescription: "words that no list knows",
      tags: [
        ("E01.ZZQ", "E01", .other), ("E02.ZZQ", "E02", .other), ("E03.ZZQ", "E03", .other),
        ("E01.QQX", "E01", .other), ("E02.QQX", "E02", .other),
      ]),
  ]

  @Test(arguments: plants)
  func everyTagTellsItsAssetAndItsKind(_ plant: Plant) throws {
    let grammar = try TagGrammar(tags: plant.tags.map(\.tag), vocabulary: .builtIn())
    for (tag, asset, kind) in plant.tags {
      let reading = grammar.parse(tag)
      #expect(
        "\(tag): \(reading.asset ?? "-") \(reading.kind)" == "\(tag): \(asset ?? "-") \(kind)")
      #expect(!reading.reason.isEmpty)
    }
  }

  /// The plant identification system of power stations: unit, system, component, number.
  @Test func aPowerStationsCodesNameTheComponent() throws {
    let tags = ["1LAC10AP001.Strom", "1LAC10AP001.Temperatur", "1LAC20AP001.Strom"]
    let grammar = try TagGrammar(tags: tags, vocabulary: .builtIn())
    #expect(
      tags.map { grammar.parse($0) }.map { [$0.asset, $0.kind.rawValue] } == [
        ["1LAC10AP001", "current"], ["1LAC10AP001", "temperature"], ["1LAC20AP001", "current"],
      ])
  }

  /// What instruments stand beside, what they stand on, and whether the asset that they name is told.
  struct Segment: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var own: [String]
    var others: [String] = []
    var asset: String?
  }

  @Test(
    arguments: [
      Segment(
        testDescription: "a furnace with 13 thermocouples is one machine",
        own: (1...13).map { "Furnace1.TT\(100 + $0).PV" }, asset: "Furnace1"),
      Segment(
        testDescription: "and so is one of four zones",
        own: (1...40).map { "Ofen/TC\($0)/Temperatur" },
        others: (1...4).map { "Ofen/Zone\($0)/Temperatur" }, asset: nil),
      Segment(
        testDescription: "and one with burners, whatever its letter means",
        own: (1...20).map { "F101_TT\(200 + $0)" },
        others: ["F101_Burner1_Pressure", "F101_Burner2_Pressure"], asset: "F101"),
      Segment(
        testDescription: "the utilities hold pumps",
        own: (1...3).map { "Utilities.TT\(100 + $0).PV" },
        others: ["Utilities.Pump9.TT900.PV", "Utilities.Pump10.PT901.PV"], asset: nil),
      Segment(
        testDescription: "folders of a gateway",
        own: ["[default]Utilities/Pressure", "[default]Utilities/Temperature"],
        others: ["[default]Utilities/Compressor/Power", "[default]Utilities/Chiller/Power"],
        asset: nil),
      Segment(
        testDescription: "a unit of a refinery",
        own: ["U100-TT1.PV", "U100-TT2.PV"],
        others: ["U100-P101-Current", "U100-P102-Current", "U100-P101-Druck"], asset: nil),
      Segment(
        testDescription: "a filler with its pumps",
        own: ["L1_Filler_Speed", "L1_Filler_Pressure"],
        others: ["L1_Filler_Pump1_Current", "L1_Filler_Pump2_Current"], asset: "L1_Filler"),
      Segment(
        testDescription: "a line with a speed of its own",
        own: ["Line 1/Speed", "Line 1/State"],
        others: ["Line 1/Filler/Speed", "Line 1/Capper/Speed"], asset: "Line 1"),
    ])
  func `an area is shown by the equipment below it`(segment: Segment) throws {
    let grammar = try TagGrammar(tags: segment.own + segment.others, vocabulary: .builtIn())
    for tag in segment.own {
      if segment.testDescription.contains("four zones") {
        #expect(grammar.parse(tag).asset?.hasPrefix("Ofen") == true)
      } else {
        #expect(grammar.parse(tag).asset == segment.asset, "\(tag)")
      }
    }
    for tag in segment.others { #expect(grammar.parse(tag).asset != nil, "\(tag)") }
  }

  @Test(arguments: [
    "", ".", "///", "[", "[]", "[default]", "_", "1", "é", "🏭.🌡", "....PV", "PV", "SP",
  ])
  func brokenTagsHaveNoAsset(tag: String) throws {
    let grammar = try TagGrammar(tags: [tag], vocabulary: .builtIn())
    #expect(grammar.parse(tag).asset == nil)
  }

  /// Plain tags are taken apart by bytes, others by characters; a letter that has nothing to do with it changes nothing.
  @Test(arguments: plants)
  func aTagIsTakenApartTheSameWayWhateverItsLetters(_ plant: Plant) throws {
    let vocabulary = try Vocabulary.builtIn()
    let plain = plant.tags.map(\.tag)
    let accented = plain.map { "É/" + $0 }
    let ascii = plain.map { "E/" + $0 }
    let readings = TagGrammar.readings(of: accented, vocabulary: vocabulary)
    let expected = TagGrammar.readings(of: ascii, vocabulary: vocabulary)
    #expect(readings.map(\.kind) == expected.map(\.kind))
    #expect(
      readings.map { $0.asset?.dropFirst() } == expected.map { $0.asset?.dropFirst() })
  }

  @Test func aListIsReadAsItsTagsAreReadOneByOne() throws {
    let vocabulary = try Vocabulary.builtIn()
    for plant in Self.plants {
      let tags = plant.tags.map(\.tag) + ["plain", "Utilities.TT101.PV", "..", "A-1_/B"]
      let grammar = TagGrammar(tags: tags, vocabulary: vocabulary)
      #expect(
        TagGrammar.readings(of: tags, vocabulary: vocabulary) == tags.map { grammar.parse($0) })
    }
  }

  @Test(
    arguments: [
      ("Line1_Filler_Druck_bar", "bar"), ("Fan_3_Vib_mm_s", "mm/s"), ("M7_Power_kW", "kW"),
      // A letter alone may be a phase.
      ("MTR_12_Current_A", nil), ("Line1_Filler_Temp", nil), ("Line1_Speed_1", nil),
    ] as [(String, String?)])
  func `the unit at the end of a tag is told`(tag: String, unit: String?) throws {
    let grammar = TagGrammar(tags: [tag], vocabulary: try .builtIn())
    #expect(grammar.parse(tag).unit == unit)
  }

  @Test(
    arguments: [
      ("Temperatur Becken 2", nil, .temperature), ("Pressure behind filter", nil, .pressure),
      ("Nivel cuba 4", nil, .level), ("Vitesse du rouleau", nil, .speed),
      ("Temp. cuve", nil, .temperature), ("Potencia_reactiva_W", nil, .power),
      ("Ofen 2/Temperatur vorn", "Ofen 2", .temperature),
      ("OVN07.Zone3_Temp", "OVN07", .temperature),
      ("gearbox_temperature_before_failure", nil, .temperature),
      // What a machine is called is not what is measured there, and two kinds in one name say neither.
      ("Flow meter 3", nil, .other), ("Pressure filter", nil, .other),
      ("Temperatur Druck Kanal", nil, .other),
      // A step of a path that is a unit is no unit of the step before.
      ("hall/press_9/rpm", "hall/press_9", .speed), ("Vessel3_Pressure_bar", "Vessel3", .pressure),
      // Codes of instruments of which no kind is known, and what controllers give out.
      ("AI-305.PV", nil, .other), ("TIC-305.OUT", nil, .setpoint), ("LIRC-12", nil, .level),
      ("COMP", nil, .other),
    ] as [(String, String?, SignalKind)])
  func `a quantity may stand before what it is of`(tag: String, asset: String?, kind: SignalKind)
    throws
  {
    let reading = try #require(
      TagGrammar.readings(of: [tag], vocabulary: try .builtIn()).first)
    #expect(reading.asset == asset)
    #expect(reading.kind == kind)
  }
}
