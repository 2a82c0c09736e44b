import Vocabulary

extension TableExample {
  /// Results that a yes, a bound or a not says; limits in any order of their words.
  static let answers: [TableExample] = [
    TableExample(
      "whether each is in its specification", .inspections, nil,
      roles: ["IN_SPEC": .result, "BATCH_ID": .batch],
      header: "SAMPLE_ID,BATCH_ID,ANALYSIS,RESULT_VALUE,UNITS,IN_SPEC,SAMPLED_ON", rows: 24
    ) { i in "S\(100 + i),B24-\(i),Colour,1\(i % 9).3,IU,\(i % 7 == 3 ? "F" : "T"),\(iso(i))" },
    TableExample(
      "in spec and out of spec", .inspections, nil, roles: ["Assessment": .result],
      header: "SampleID,Analysis,BatchID,Entry,Assessment,Units,DateCompleted", rows: 24
    ) { i in
      "S\(100 + i),Brix,B\(500 + i),6\(i % 9).1,\(i % 7 == 3 ? "Out of spec" : "In spec"),Bx,\(iso(i))"
    },
    TableExample(
      "whether machines are active is no asset", .assets, nil,
      roles: ["código_equipo": .asset, "activo": .text],
      header: "código_equipo,denominación,activo", rows: 12
    ) { i in "BB-\(300 + i),bomba \(i),S" },
    TableExample(
      "limits with the word for low behind", .tags, .historian,
      roles: ["Limite basse": .lowLimit, "Limite haute": .highLimit, "Repère": .tag],
      header: "Repère;Désignation;Unité;Limite basse;Limite haute", rows: 12
    ) { i in "BS\(i).Temp;température du bassin \(i);°C;10;\(60 + i)" },
    TableExample(
      "limits in field names", .tags, .historian,
      roles: ["LO_LIM": .lowLimit, "HI_LIM": .highLimit],
      header: "POINT,DESC,EU,LO_LIM,HI_LIM", rows: 12
    ) { i in "23FI4\(10 + i).PV,wash water \(i),m3/h,10,\(90 + i)" },
    TableExample(
      "machines with a rating are no points", .assets, nil, roles: ["Machine": .asset],
      header: "Machine,Type,Power [kW]", rows: 12
    ) { i in "M-\(300 + i),pump,\(20 + i)" },
    TableExample(
      "whether a stop was planned is no plant", .downtime, nil, roles: ["geplant": .text],
      header: "Maschine;Beginn;Ende;Grund;geplant", rows: 24
    ) { i in
      "P-\(i % 3);\(dotted(i));\(dotted(i + 1));\(["Rüsten", "Störung"][i % 2]);\(["ja", "nein"][i % 2])"
    },
    TableExample(
      "an amount under a word for a batch", .samples, nil, layout: .wide,
      roles: ["Wytop": .value], header: "Data;Wytop (t);Energia (kWh)", rows: 60
    ) { i in "2024-0\(1 + i / 28)-\(two(1 + i % 28));84,\(i % 9);310\(i % 7)" },
    TableExample(
      "what was measured of a machine, under any header", .samples, nil, layout: .long,
      roles: ["Mittaus": .tag, "Laite": .asset], header: "Aika;Laite;Mittaus;Arvo", rows: 80
    ) { i in
      "\(dotted(i / 4));Kattila \(1 + i / 2 % 2);\(["Lämpötila", "Paine"][i % 2]);14\(i % 7),9"
    },
    TableExample(
      "a programme beside one value of a machine is no name of it", .samples, nil, layout: .keyed,
      roles: ["Laite": .asset], header: "Aika;Laite;Ohjelma;Arvo", rows: 80
    ) { i in
      "\(dotted(i / 2));Kattila \(1 + i % 2);\(["Pesu", "Ajo"][i / 40]);14\(i % 7),9"
    },
  ]
}
