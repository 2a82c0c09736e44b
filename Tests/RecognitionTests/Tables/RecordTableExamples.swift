import Tabular
import Vocabulary

extension TableExample {
  private static let machines = ["Filler 1", "Capper 1", "Labeller 2", "Palletizer 1"]

  /// Tables whose rows are no samples.
  static let records: [TableExample] = [
    TableExample(
      "stops that begin with the stop and end with the start", .downtime, .mes,
      roles: ["Maskin": .asset, "Stopp": .start, "Start": .end, "Orsak": .reason],
      header: "Maskin;Stopp;Start;Orsak", rows: 24
    ) { i in
      "\(machines[i % 4]);\(dotted(i * 3));\(dotted(i * 3, minute: 20 + i % 30));\(["fastkörning", "byte"][i % 2])"
    },
    TableExample(
      "clocks of start and end beside their days, Italian", .downtime, .mes,
      roles: ["Macchina": .asset, "Data inizio": .start, "Data fine": .end, "Causale": .reason],
      header: "Macchina;Data inizio;Ora inizio;Data fine;Ora fine;Causale", rows: 24
    ) { i in
      "\(machines[i % 4]);\(two(1 + i)).05.2024;\(two(i % 23)):10:00;\(two(1 + i)).05.2024;\(two(i % 23 + 1)):05:00;\(["guasto", "cambio formato"][i % 2])"
    },
    TableExample(
      "owners by file", .owners, .governance, roles: ["owner": .owner],
      header: "source,owner,since", rows: 4
    ) { i in
      "\(["mes/orders.csv", "cmms/wo.csv", "erp/equipment.xlsx", "lims/tests.csv"][i]),\(["A. Holm", "B. Lind"][i % 2]),2024-01-0\(1 + i)"
    },
    TableExample(
      "orders, English", .orders, .mes,
      roles: [
        "Order No": .order, "Material": .material, "Machine": .asset, "Actual Start": .start,
        "Actual Finish": .end, "Good Qty": .quantity, "Scrap Qty": .scrap,
      ],
      header: "Order No,Material,Machine,Actual Start,Actual Finish,Good Qty,Scrap Qty", rows: 24
    ) { i in
      "\(4_500_100 + i),MAT-\(i % 5),\(machines[i % 4]),\(iso(i * 3)),\(iso(i * 3 + 2)),\(900 + i * 7),\(i % 6)"
    },
    TableExample(
      "orders, German", .orders, .mes,
      roles: [
        "Auftragsnummer": .order, "Artikel": .material, "Maschine": .asset, "Beginn": .start,
        "Ende": .end, "Gutmenge": .quantity, "Ausschuss": .scrap,
      ],
      header: "Auftragsnummer;Artikel;Maschine;Beginn;Ende;Gutmenge;Ausschuss", rows: 24
    ) { i in
      "\(700_100 + i);A-\(i % 5);\(machines[i % 4]);\(dotted(i * 3));\(dotted(i * 3 + 2));\(900 + i * 7),5;\(i % 6),0"
    },
    TableExample(
      "orders, French", .orders, .mes,
      roles: [
        "Ordre de fabrication": .order, "Produit": .material, "Machine": .asset, "Début": .start,
        "Fin": .end, "Quantité bonne": .quantity, "Rebut": .scrap,
      ],
      header: "Ordre de fabrication;Produit;Machine;Début;Fin;Quantité bonne;Rebut", rows: 24
    ) { i in
      "OF\(100 + i);P\(i % 5);\(machines[i % 4]);\(slashed(i * 3));\(slashed(i * 3 + 2));\(900 + i * 7);\(i % 6)"
    },
    TableExample(
      "orders, Spanish, dated to the day", path: "sap/ordenes.csv", .orders, .erp,
      roles: [
        "Orden de producción": .order, "Artículo": .material, "Fecha inicio": .start,
        "Fecha fin": .end, "Cantidad": .quantity,
      ],
      header: "Orden de producción;Artículo;Fecha inicio;Fecha fin;Cantidad", rows: 24
    ) { i in
      "\(100_200 + i);ART-\(i % 5);\(two(1 + i)).05.2024;\(two(2 + i)).05.2024;\(900 + i * 7)"
    },
    TableExample(
      "orders of a process plant, Polish", .orders, .mes,
      roles: [
        "Numer zlecenia": .order, "Produkt": .material, "Maszyna": .asset, "Początek": .start,
        "Koniec": .end, "Ilość": .quantity, "Braki": .scrap,
      ],
      header: "Numer zlecenia;Produkt;Maszyna;Początek;Koniec;Ilość;Braki", rows: 24
    ) { i in
      "ZL/\(100 + i);P\(i % 5);\(machines[i % 4]);\(iso(i * 3));\(iso(i * 3 + 2));\(900 + i * 7);\(i % 6)"
    },
    TableExample(
      "downtime, English", .downtime, .mes,
      roles: [
        "Machine": .asset, "Start": .start, "End": .end, "Reason": .reason,
        "Duration min": .duration,
      ],
      header: "Machine,Start,End,Reason,Duration min", rows: 24
    ) { i in
      "\(machines[i % 4]),\(iso(i * 4)),\(iso(i * 4, minute: 20 + i)),\(["Jam", "No material", "Setup"][i % 3]),\(20 + i)"
    },
    TableExample(
      "downtime, German", .downtime, .mes,
      roles: [
        "Anlage": .asset, "Störbeginn": .start, "Störende": .end, "Stillstandsgrund": .reason,
      ],
      header: "Anlage;Störbeginn;Störende;Stillstandsgrund", rows: 24
    ) { i in
      "\(machines[i % 4]);\(dotted(i * 4));\(dotted(i * 4, minute: 20 + i));\(["Stau", "Kein Material", "Rüsten"][i % 3])"
    },
    TableExample(
      "downtime, Italian", .downtime, .mes,
      roles: ["Macchina": .asset, "Inizio": .start, "Fine": .end, "Causale fermo": .reason],
      header: "Macchina;Inizio;Fine;Causale fermo", rows: 24
    ) { i in
      "\(machines[i % 4]);\(slashed(i * 4));\(slashed(i * 4, minute: 20 + i));\(["Guasto", "Cambio formato"][i % 2])"
    },
    TableExample(
      "work orders, English", .workOrders, .cmms,
      roles: [
        "Work Order": .workOrder, "Equipment": .asset, "Description": .description,
        "Work Type": .workType, "Failure Code": .failureCode, "Reported": .start,
        "Completed": .end,
      ],
      header: "Work Order,Equipment,Description,Work Type,Failure Code,Reported,Completed", rows: 24
    ) { i in
      "WO\(1000 + i),EQ-\(100 + i % 6),Replace part \(i) of the drive,\(i % 3 == 0 ? "PM" : "CM"),\(["BRG", "SEAL", "ELEC"][i % 3]),\(iso(i * 5)),\(iso(i * 5 + 3))"
    },
    TableExample(
      "work orders, German", .workOrders, .cmms,
      roles: [
        "Meldung": .workOrder, "Technischer Platz": .asset, "Kurztext": .description,
        "Meldungsart": .workType, "Ursachencode": .failureCode,
      ],
      header: "Meldung;Technischer Platz;Kurztext;Meldungsart;Ursachencode;Störbeginn;Störende",
      rows: 24
    ) { i in
      "\(10_000_200 + i);W1-ABF-\(two(i % 6));Dichtung \(i) am Ventil undicht;M\(1 + i % 2);U\(i % 4);\(dotted(i * 5));\(dotted(i * 5 + 3))"
    },
    TableExample(
      "work orders, French", .workOrders, .cmms,
      roles: [
        "Bon de travail": .workOrder, "Équipement": .asset, "Désignation": .description,
        "Type de maintenance": .workType,
      ],
      header: "Bon de travail;Équipement;Désignation;Type de maintenance;Date de début;Date de fin",
      rows: 24
    ) { i in
      "BT\(1000 + i);EQ-\(100 + i % 6);Remplacement du joint \(i) sur pompe;\(i % 3 == 0 ? "préventif" : "correctif");\(slashed(i * 5));\(slashed(i * 5 + 3))"
    },
    TableExample(
      "work orders, Spanish", .workOrders, .cmms,
      roles: [
        "Orden de trabajo": .workOrder, "Equipo": .asset, "Tipo de mantenimiento": .workType,
      ],
      header: "Orden de trabajo;Equipo;Descripción;Tipo de mantenimiento;Fecha inicio;Fecha fin",
      rows: 24
    ) { i in
      "OT\(1000 + i);EQ-\(100 + i % 6);Cambio de rodamiento \(i) en bomba;\(i % 3 == 0 ? "preventivo" : "correctivo");\(slashed(i * 5));\(slashed(i * 5 + 3))"
    },
    TableExample(
      "asset register, English", .assets, nil,
      roles: [
        "Asset ID": .asset, "Description": .description, "Asset Class": .assetClass,
        "Location": .area, "Owner": .owner,
      ],
      header: "Asset ID,Description,Asset Class,Location,Owner", rows: 24
    ) { i in
      "EQ-\(1000 + i),\(["Pump", "Mixer", "Fan"][i % 3]) number \(i),\(["PUMP", "MIXER", "FAN"][i % 3]),Hall \(i % 4),\(["A. Smith", "B. Jones"][i % 2])"
    },
    TableExample(
      "asset register, German", .assets, nil,
      roles: [
        "Anlage": .asset, "Bezeichnung": .description, "Objektart": .assetClass,
        "Bereich": .area, "Kostenstelle": .costCenter,
      ],
      header: "Anlage;Bezeichnung;Objektart;Bereich;Kostenstelle", rows: 24
    ) { i in
      "\(10_000_300 + i);\(["Pumpe", "Mischer", "Lüfter"][i % 3]) Nr. \(i);\(["PMP", "MIS"][i % 2]);Halle \(i % 4);\(4100 + i % 3)"
    },
    TableExample(
      "asset register, Italian", .assets, nil,
      roles: ["Codice macchina": .asset, "Descrizione": .description, "Reparto": .area],
      header: "Codice macchina;Descrizione;Tipo macchina;Reparto", rows: 24
    ) { i in "M\(100 + i);Pompa numero \(i);\(["Pompa", "Forno"][i % 2]);Reparto \(i % 4)" },
    TableExample(
      "inspections, English", .inspections, .quality,
      roles: [
        "Lot": .batch, "Characteristic": .characteristic, "Value": .value, "Result": .result,
        "Inspection Time": .time,
      ],
      header: "Lot,Characteristic,Value,Unit,Result,Inspection Time", rows: 24
    ) { i in
      "L\(100 + i / 3),\(["Brix", "pH", "Weight"][i % 3]),\(4 + i).\(i % 10),\(["%", "pH", "g"][i % 3]),\(i % 8 == 0 ? "FAIL" : "PASS"),\(iso(i * 2))"
    },
    TableExample(
      "inspections, German", .inspections, .quality,
      roles: [
        "Charge": .batch, "Merkmal": .characteristic, "Messwert": .value, "Ergebnis": .result,
      ],
      header: "Charge;Merkmal;Messwert;Ergebnis;Prüfdatum", rows: 24
    ) { i in
      "C\(100 + i / 3);\(["Brix", "pH", "Gewicht"][i % 3]);\(4 + i),\(i % 10);\(i % 8 == 0 ? "n.i.O." : "i.O.");\(dotted(i * 2))"
    },
    TableExample(
      "tag list", .tags, .historian,
      roles: ["Tag Name": .tag, "Description": .description, "Units": .unit],
      header: "Tag Name,Description,Units", rows: 24
    ) { i in
      "AREA1.P\(10 + i).TT\(100 + i).PV,Bearing temperature of pump \(i),\(["degC", "bar"][i % 2])"
    },
    TableExample(
      "owner list", .owners, .governance,
      roles: ["Area": .area, "Data Owner": .owner],
      header: "Area,Data Owner,Email", rows: 6
    ) { i in "Packaging \(i),\(["A. Smith", "B. Jones", "C. Lee"][i % 3]),person\(i)@example.com" },
    TableExample(
      "events", .events, nil,
      roles: ["Timestamp": .time, "Machine": .asset, "Machine State": .state],
      header: "Timestamp,Machine,Machine State", rows: 40
    ) { i in "\(iso(i * 2)),\(machines[i % 4]),\(["RUNNING", "STOPPED", "IDLE"][i % 3])" },
    TableExample(
      "work orders with the column names of a database", path: "eam/export.csv", .workOrders,
      .cmms,
      roles: ["WONUM": .workOrder, "ASSETNUM": .asset, "WORKTYPE": .workType],
      header: "WONUM,ASSETNUM,DESCRIPTION,WORKTYPE,STATUS,REPORTDATE,ACTFINISH", rows: 24
    ) { i in
      "\(1000 + i),\(11_400 + i % 6),Seal \(i) leaks on the pump,\(i % 3 == 0 ? "PM" : "EM"),CLOSE,\(iso(i * 5)),\(iso(i * 5 + 3))"
    },
    TableExample(
      "work orders, Italian", .workOrders, .cmms,
      roles: ["Ordine di lavoro": .workOrder, "Macchina": .asset, "Tipo manutenzione": .workType],
      header: "Ordine di lavoro;Macchina;Descrizione;Tipo manutenzione;Data inizio;Data fine",
      rows: 24
    ) { i in
      "ODL\(1000 + i);M-\(100 + i % 6);Sostituzione cuscinetto \(i) su pompa;\(i % 3 == 0 ? "preventiva" : "correttiva");\(slashed(i * 5));\(slashed(i * 5 + 3))"
    },
    TableExample(
      "work orders, Polish", .workOrders, .cmms,
      roles: ["Zlecenie pracy": .workOrder, "Urządzenie": .asset, "Kod usterki": .failureCode],
      header: "Zlecenie pracy;Urządzenie;Opis;Kod usterki;Początek;Koniec", rows: 24
    ) { i in
      "ZP\(1000 + i);U-\(100 + i % 6);Wymiana uszczelki \(i) w pompie;K\(i % 4);\(iso(i * 5));\(iso(i * 5 + 3))"
    },
    TableExample(
      "downtime, Spanish", .downtime, .mes,
      roles: [
        "Máquina": .asset, "Inicio": .start, "Fin": .end, "Motivo de parada": .reason,
      ],
      header: "Máquina;Inicio;Fin;Motivo de parada;Duración", rows: 24
    ) { i in
      "\(machines[i % 4]);\(slashed(i * 4));\(slashed(i * 4, minute: 20 + i));\(["Atasco", "Falta de material"][i % 2]);\(20 + i)"
    },
    TableExample(
      "downtime, French", .downtime, .mes,
      roles: ["Équipement": .asset, "Début": .start, "Fin": .end, "Motif arrêt": .reason],
      header: "Équipement;Début;Fin;Motif arrêt", rows: 24
    ) { i in
      "\(machines[i % 4]);\(slashed(i * 4));\(slashed(i * 4, minute: 20 + i));\(["Bourrage", "Changement de format"][i % 2])"
    },
    TableExample(
      "downtime, Polish", .downtime, .mes,
      roles: [
        "Maszyna": .asset, "Początek": .start, "Koniec": .end, "Powód postoju": .reason,
      ],
      header: "Maszyna;Początek;Koniec;Powód postoju", rows: 24
    ) { i in
      "\(machines[i % 4]);\(iso(i * 4));\(iso(i * 4, minute: 20 + i));\(["Zacięcie", "Brak materiału"][i % 2])"
    },
    TableExample(
      "asset register, French", .assets, nil,
      roles: [
        "Poste technique": .asset, "Désignation": .description, "Atelier": .area,
        "Responsable": .owner,
      ],
      header: "Poste technique;Désignation;Atelier;Responsable", rows: 24
    ) { i in
      "FR1-\(two(i))-P\(i);Pompe numéro \(i);Atelier \(i % 4);\(["A. Martin", "B. Petit"][i % 2])"
    },
    TableExample(
      "asset register, Spanish", .assets, nil,
      roles: ["Código equipo": .asset, "Denominación": .description, "Ubicación": .area],
      header: "Código equipo;Denominación;Tipo de equipo;Ubicación", rows: 24
    ) { i in
      "EQ\(100 + i);Bomba número \(i);\(["Bomba", "Horno"][i % 2]);Nave \(i % 4)"
    },
    TableExample(
      "asset register with the date of purchase", .assets, nil,
      roles: ["Equipment No": .asset, "Description": .description, "Commissioned": .date],
      header: "Equipment No,Description,Object Type,Commissioned", rows: 24
    ) { i in
      "\(10_000_100 + i),Pump \(i),PUMP,20\(two(1 + i % 20))-0\(1 + i % 9)-1\(i % 10)"
    },
    TableExample(
      "inspections, French", .inspections, .quality,
      roles: [
        "Lot": .batch, "Caractéristique": .characteristic, "Valeur": .value, "Décision": .result,
      ],
      header: "Lot;Caractéristique;Valeur;Décision;Date de contrôle", rows: 24
    ) { i in
      "L\(100 + i / 3);\(["Brix", "pH", "Poids"][i % 3]);\(4 + i),\(i % 10);\(i % 8 == 0 ? "non conforme" : "conforme");\(slashed(i * 2))"
    },
    TableExample(
      "owner list, German", .owners, .governance,
      roles: ["Bereich": .area, "Verantwortlich": .owner],
      header: "Bereich;Verantwortlich;Telefon", rows: 6
    ) { i in "Halle \(i);\(["A. Schmidt", "B. Meier"][i % 2]);+49 170 \(1000 + i)" },
    TableExample(
      "batches", .batches, .mes,
      roles: ["Batch ID": .batch, "Material": .material],
      header: "Batch ID,Material,Recipe Version", rows: 24
    ) { i in "B\(2000 + i),MAT-\(i % 5),v\(i % 3)" },
    TableExample(
      "materials", .materials, .erp,
      roles: ["Material Number": .material, "Description": .description],
      header: "Material Number,Description,UoM", rows: 24
    ) { i in "MAT-\(100 + i),Lemonade bottle size \(i),\(["PC", "KG"][i % 2])" },
  ]
}
