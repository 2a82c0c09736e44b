import Recognition
import Vocabulary

extension TableExample {
  static let samples: [TableExample] = [
    TableExample(
      "long samples, English", .samples, .historian, layout: .long,
      roles: ["TagName": .tag, "DateTime": .time, "Value": .value, "Quality": .quality],
      header: "TagName,DateTime,Value,Quality", rows: 60
    ) { i in
      "AREA1.P\(10 + i % 3).TT10\(i % 3).PV,\(iso(i / 3)),\(60 + i % 7).\(i % 10),\(i % 20 == 0 ? 0 : 192)"
    },
    TableExample(
      "long samples, German", .samples, .historian, layout: .long,
      roles: ["Messstelle": .tag, "Zeitstempel": .time, "Messwert": .value, "Einheit": .unit],
      header: "Messstelle;Zeitstempel;Messwert;Einheit", rows: 60
    ) { i in
      "Kessel\(1 + i % 3).Temperatur;\(dotted(i / 3));\(60 + i % 7),\(i % 10);°C"
    },
    TableExample(
      "long samples, Spanish", .samples, .historian, layout: .long,
      roles: ["Señal": .tag, "Fecha y hora": .time, "Valor": .value, "Calidad": .quality],
      header: "Señal;Fecha y hora;Valor;Calidad", rows: 60
    ) { i in
      "Bomba_\(1 + i % 3).Presion;\(slashed(i / 3));\(6 + i % 7),\(i % 10);Bueno"
    },
    TableExample(
      "wide samples, English", .samples, .historian, layout: .wide,
      roles: [
        "timestamp": .time, "Pump 1 Temperature": .value, "Pump 1 Pressure": .value,
        "Line Speed": .value,
      ],
      header: "timestamp,Pump 1 Temperature,Pump 1 Pressure,Line Speed", rows: 60
    ) { i in "\(iso(i)),\(60 + i % 7).\(i % 10),\(4 + i % 3).\(i % 10),\(1000 + i % 13)" },
    TableExample(
      "wide samples, French", .samples, .historian, layout: .wide,
      roles: ["Horodatage": .time, "Température four": .value, "Débit": .value],
      header: "Horodatage;Température four;Débit", rows: 60
    ) { i in "\(slashed(i));\(60 + i % 7),\(i % 10);\(4 + i % 3),\(i % 10)" },
    TableExample(
      "wide samples with date and time apart", .samples, .historian, layout: .wide,
      roles: ["Data": .date, "Ora": .timeOfDay, "CO(GT)": .value, "T": .value],
      header: "Data;Ora;CO(GT);T", rows: 60
    ) { i in
      "\(two(10 + i / 24))/03/2004;\(two(i % 24)).00.00;\(2 + i % 3),\(i % 10);\(13 + i % 5),\(i % 10)"
    },
    TableExample(
      "keyed samples, English", .samples, .historian, layout: .keyed,
      roles: [
        "Time": .time, "Machine ID": .asset, "Temperature [K]": .value, "Speed": .value,
        "Torque": .value,
      ],
      header: "Time,Machine ID,Temperature [K],Speed,Torque", rows: 60
    ) { i in
      "\(iso(i / 4)),M\(1 + i % 4),\(298 + i % 7).\(i % 10),\(1400 + i % 77),\(40 + i % 9).\(i % 10)"
    },
    TableExample(
      "keyed samples, Polish", .samples, .historian, layout: .keyed,
      roles: [
        "Data i godzina": .time, "Maszyna": .asset, "Temperatura": .value, "Ciśnienie": .value,
      ],
      header: "Data i godzina;Maszyna;Temperatura;Ciśnienie", rows: 60
    ) { i in
      "\(iso(i / 4));M\(1 + i % 4);\(98 + i % 7),\(i % 10);\(4 + i % 3),\(i % 10)"
    },
  ]

  static let more: [TableExample] = [
    TableExample(
      "long samples without a header", .samples, .historian, layout: .long,
      roles: [
        "column 1": .tag, "column 2": .time, "column 3": .value, "column 4": .quality,
      ],
      (0..<60).map { i in
        "test-tag-\(1 + i % 3),\(iso(i / 3)),\(i % 7).\(i % 10),\(i % 9 == 0 ? "BadQuality" : "GoodQuality")\n"
      }.joined()),
    TableExample(
      "long samples, French", .samples, .historian, layout: .long,
      roles: ["Repère capteur": .tag, "Horodatage": .time, "Valeur": .value],
      header: "Repère capteur;Horodatage;Valeur;Qualité", rows: 60
    ) { i in
      "Four_\(1 + i % 3).Temp;\(slashed(i / 3));\(60 + i % 7),\(i % 10);Bon"
    },
    TableExample(
      "long samples, Italian", .samples, .historian, layout: .long,
      roles: ["Punto di misura": .tag, "Data e ora": .time, "Valore": .value],
      header: "Punto di misura;Data e ora;Valore", rows: 60
    ) { i in "Pompa_\(1 + i % 3).Portata;\(slashed(i / 3));\(60 + i % 7),\(i % 10)" },
    TableExample(
      "long samples without words in the header", .samples, .historian, layout: .long,
      roles: ["name": .tag, "ts": .time, "val": .value],
      header: "name,ts,val", rows: 60
    ) { i in "A1.P\(1 + i % 3).TT1,\(1_714_521_600 + i / 3 * 60),\(60 + i % 7).\(i % 10)" },
    TableExample(
      "wide samples with an epoch", .samples, .historian, layout: .wide,
      roles: ["time": .time, "motor_temp": .value, "motor_current": .value],
      header: "time,motor_temp,motor_current", rows: 60
    ) { i in "\(1_714_521_600_000 + i * 60_000),\(60 + i % 7).\(i % 10),\(4 + i % 3).\(i % 10)" },
    TableExample(
      "wide samples with a running number in front", .samples, .historian, layout: .wide,
      roles: ["timestamp": .time, "TP2": .value, "DV_pressure": .value],
      header: ",timestamp,TP2,DV_pressure", rows: 60
    ) { i in "\(i * 10),\(iso(i)),-0.01\(i % 10),9.\(358 + i % 7)" },
    TableExample(
      "keyed samples, German", .samples, .historian, layout: .keyed,
      roles: ["Zeit": .time, "Maschine": .asset, "Drehzahl": .value, "Strom": .value],
      header: "Zeit;Maschine;Drehzahl;Strom", rows: 60
    ) { i in "\(dotted(i / 4));M\(1 + i % 4);\(1400 + i % 77),5;\(4 + i % 3),\(i % 10)" },
  ]

  static let unknown: [TableExample] = [
    TableExample(
      "words and numbers", .unknown, nil, header: "colour,shape,weight class,pieces on stock",
      rows: 12
    ) { i in
      "\(["red", "blue"][i % 2]),\(["round", "square", "oval"][i % 3]),\(i % 4),\(i * 13 % 7)"
    },
    TableExample("settings", .unknown, nil, header: "key,setting", rows: 6) { i in
      "option.\(i),\(["yes", "no", "12"][i % 3])"
    },
    TableExample("a matrix of numbers", .unknown, nil, header: "a,b,c,d", rows: 20) { i in
      "\(i % 7).5,\(i % 3).25,\(i * i % 11).125,\(i % 2).75"
    },
    TableExample("a list of people", .unknown, nil, header: "first name,surname,town", rows: 12) {
      i in
      "Ann\(i),Smith\(i),\(["Leeds", "York"][i % 2])"
    },
    TableExample("two columns without words", .unknown, nil, header: "x1,x2", rows: 12) { i in
      "q\(i % 3),r\(i % 4)"
    },
  ]
}
