import Recognition
import Vocabulary

extension TableExample {
  /// Samples of which several stand at one instant, and what tells them apart; and columns that only look like it.
  static let keys: [TableExample] = [
    TableExample(
      "two presses with two sensors each", .samples, .historian, layout: .long,
      roles: ["Presse": .asset, "Messgröße": .tag, "Messwert": .value],
      header: "Zeitpunkt;Presse;Messgröße;Messwert", rows: 240
    ) { i in
      "\(dotted(i / 4));P\(1 + i % 2);\(["Öldruck", "Hub"][i / 2 % 2]);\(60 + i % 7),\(i % 10)"
    },
    TableExample(
      "workshops that tell sensors of one name apart", .samples, .historian, layout: .long,
      roles: ["atelier": .asset, "capteur": .tag, "mesure": .value],
      header: "horodatage,atelier,capteur,mesure", rows: 240
    ) { i in
      "\(iso(i / 4)),\(["fonderie", "usinage"][i % 2]),\(["pression", "débit"][i / 2 % 2]),\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "boxes that report in turn, each at an instant of its own", .samples, .historian,
      layout: .long, roles: ["device": .asset, "metric": .tag, "reading": .value],
      header: "timestamp,device,metric,reading", rows: 240
    ) { i in
      "\(iso(i / 60, minute: i % 60)),box\(i % 5),\(["humidity", "load"][i / 5 % 2]),\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "hosts one behind the other, each over the same days", .samples, .historian, layout: .long,
      roles: ["rig": .asset, "metric": .tag, "value": .value],
      header: "time,metric,rig,value", rows: 240
    ) { i in
      "\(iso(i % 20 * 7, minute: i / 20 % 12)),\(["swap", "temp"][i / 120]),rig-\(i / 20 % 6),\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "months of one mill in the wrong order, of one product each", .samples, .historian,
      layout: .wide, roles: ["flow": .value, "pressure": .value],
      header: "time,flow,product,pressure", rows: 240
    ) { i in
      "2024-\(two(1 + (i / 60 + 2) % 4))-\(two(1 + i % 60 / 24)) \(two(i % 24)):00:00,\(30 + i % 9).5,\(["oat", "rye", "spelt", "wheat"][i / 60]),\(3 + i % 4).\(i % 10)"
    },
    TableExample(
      "numbered variables of tools with the clock of SEMI E5", .samples, .historian, layout: .long,
      roles: ["CLOCK": .time, "SVID": .tag, "SVVAL": .value],
      header: "CLOCK,EQPID,SVID,SVVAL", rows: 240
    ) { i in
      "202406\(two(3 + i / 96))\(two(i / 4 % 24))\(two(7 + i % 4))1042,ETCH0\(1 + i % 2),\(2010 + i % 4),\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "a day with a row of each line", .samples, nil, layout: .keyed,
      roles: ["Linie": .asset, "Ausschuss_%": .value, "Dampf_t_h": .value],
      header: "Datum;Linie;Ausschuss_%;Dampf_t_h", rows: 120
    ) { i in
      "\(two(1 + i / 2 % 28)).\(two(1 + i / 56)).2024;Linie \(1 + i % 2);\(2 + i % 3),\(i % 10);\(30 + i % 11),5"
    },
    TableExample(
      "numbers of lines beside measurements", .samples, .historian, layout: .keyed,
      roles: ["line": .asset, "product": .material, "speed": .value, "pressure": .value],
      header: "time,line,product,speed,pressure", rows: 240
    ) { i in
      "\(iso(i / 2)),\(1 + i % 2),\(["oat", "rye"][(i / 40 + i) % 2]),\(900 + i % 31).5,\(3 + i % 4).\(i % 10)"
    },
    TableExample(
      "rooms under a header that says nothing", .samples, .historian, layout: .keyed,
      roles: ["where": .asset, "humidity": .value, "pressure": .value],
      header: "time,where,humidity,pressure", rows: 240
    ) { i in
      "\(iso(i / 3)),\(["attic", "cellar", "yard"][i % 3]),\(40 + i % 31).5,\(3 + i % 4).\(i % 10)"
    },
    TableExample(
      "numbers of telegrams count the rows", .samples, .historian, layout: .keyed,
      roles: ["Telegramm Nr.": .index, "Gerät": .asset, "Feuchte": .value, "Druck": .value],
      header: "Telegramm Nr.;Zeitpunkt;Gerät;Feuchte;Druck", rows: 240
    ) { i in
      "\(7100 + i);\(dotted(i / 2));N\(1 + i % 2);\(40 + i % 31);\(3 + i % 4),\(i % 10)"
    },
    TableExample(
      "a count of parts names no part", .samples, .historian, layout: .wide,
      roles: ["part count": .value, "pressure": .value],
      header: "time,part count,pressure", rows: 240
    ) { i in
      "\(iso(i)),\(52_000 + i * 3),\(3 + i % 4).\(i % 10)"
    },
    TableExample(
      "running minutes of a machine are measured", .samples, .historian, layout: .wide,
      roles: ["Anlage2_Laufzeit": .value, "Aggregat Starts": .value, "Druck": .value],
      header: "Zeitpunkt;Anlage2_Laufzeit;Aggregat Starts;Druck", rows: 240
    ) { i in
      "\(dotted(i));\(i % 7 == 0 ? i * 37 % 60 : 60);\(i * 5 % 7);\(3 + i % 4),\(i % 10)"
    },
    TableExample(
      "numbers of turbines that report at one instant", .samples, .historian, layout: .keyed,
      roles: ["wind turbine": .asset, "power": .value, "wind": .value],
      header: "time,wind turbine,power,wind", rows: 240
    ) { i in
      "\(iso(i / 3)),\(1 + i % 3),\(900 + i % 31),\(3 + i % 4).\(i % 10)"
    },
    TableExample(
      "numbers of machines that take turns under a compound", .samples, .historian,
      layout: .keyed, roles: ["Spritzgussmaschine": .asset, "Druck": .value],
      header: "Zeitpunkt;Spritzgussmaschine;Druck;Weg", rows: 240
    ) { i in
      "\(dotted(i));\(11 + i % 5);\(60 + i % 7),\(i % 10);\(30 + i % 9),\(i % 10)"
    },
    TableExample(
      "a shift beside tags is a state", .samples, .historian, layout: .long,
      roles: ["tag": .tag, "Schicht": .text, "value": .value],
      header: "timestamp,Schicht,tag,value", rows: 240
    ) { i in
      "\(iso(i / 2)),\(["Früh", "Spät", "Nacht"][i / 40 % 3]),K1.\(["Druck", "Temp"][i % 2]),\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "a recipe beside columns of signals is a state", .samples, .historian, layout: .wide,
      roles: ["time": .time, "pressure": .value, "temperature": .value],
      header: "time,recipe,pressure,temperature", rows: 240
    ) { i in
      "\(iso(i)),\(["R7", "R8", "R9"][i / 30 % 3]),\(3 + i % 4).\(i % 10),\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "a programme that is called a machine's is a state", .samples, .historian, layout: .wide,
      roles: ["machine program": .state, "pressure": .value, "temperature": .value],
      header: "time,machine program,pressure,temperature", rows: 240
    ) { i in
      "\(iso(i)),\(["soak", "ramp", "cool"][i / 30 % 3]),\(3 + i % 4).\(i % 10),\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "a batch beside many measurements goes on for rows", .samples, .historian, layout: .wide,
      roles: ["batch": .batch, "pH": .value, "pressure": .value, "level": .value],
      header: "time,batch,pH,pressure,level,temperature", rows: 240
    ) { i in
      "\(iso(i)),B\(700 + i / 40),7.\(i % 10),\(3 + i % 4).\(i % 10),\(40 + i % 9).5,\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "a machine in full keeps its column, though it changes seldom", .samples, .historian,
      layout: .keyed, roles: ["machine": .asset, "pressure": .value, "temperature": .value],
      header: "time,machine,pressure,temperature", rows: 240
    ) { i in
      "\(iso(i % 60)),M\(1 + i / 60),\(3 + i % 4).\(i % 10),\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "packets of a machine with one value that has a name of its own", .samples, .historian,
      layout: .keyed,
      roles: ["machine": .asset, "Pressure": .value, "HumVal": .value, "Temp": .value],
      header: "ts,machine,sensor,Pressure,HumVal,Temp", rows: 240
    ) { i in
      "\(iso(i / 3)),m\(i % 3),s\(i % 3),\(3 + i % 4).\(i % 10),\(40 + i % 9).5,\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "orders of two lines side by side", .samples, .historian, layout: .keyed,
      roles: ["Line": .asset, "Order": .order, "Speed": .value, "Temp": .value],
      header: "DateTime,Line,Order,Speed,Temp", rows: 240
    ) { i in
      "\(iso(i / 2)),L\(i % 2),\(7000 + i % 2 * 100 + i / 60),\(900 + i % 31).5,\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "names of tags in a column that is just called a name", .samples, .historian, layout: .long,
      roles: ["NAME": .tag, "VALUE": .value],
      header: "TIME,NAME,VALUE,STATUS", rows: 240
    ) { i in "\(iso(i / 2)),\(["TI100", "PI200"][i % 2]),\(60 + i % 7).\(i % 10),Good" },
    TableExample(
      "the one tag of a file, with a number for a name", .samples, .historian, layout: .long,
      roles: ["tagid": .tag, "value": .value],
      header: "tagid,value,t_stamp", rows: 60
    ) { i in "7,\(20 + i % 7),17092512\(10 + i)000" },
  ]
}
