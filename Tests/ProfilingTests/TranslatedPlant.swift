import Recognition
import Tabular

/// A small plant whose exports say the same in every language: only the headers differ.
enum TranslatedPlant {
  /// One export: its rows, without the header.
  struct Table: Sendable {
    var name: String
    var rows: @Sendable (Int) -> String
  }

  private static let machines = ["FILLER-1", "CAPPER-1", "LABELLER-2", "PALLETIZER-1"]

  private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
  private static func time(_ hours: Int, minute: Int = 0) -> String {
    "\(day(hours)) \(two(hours % 24)):\(two(minute))"
  }
  private static func day(_ hours: Int) -> String { "2024-05-\(two(1 + hours / 24))" }

  static let tables: [Table] = [
    Table(name: "historian, long") { i in
      "\(machines[i % 2]).\(["TT101", "PT102"][i / 2 % 2]).PV;\(time(i / 4, minute: i % 4 * 15));\(60 + i % 7).\(i % 10);192"
    },
    Table(name: "historian, wide") { i in
      "\(time(i));\(71 + i % 5).\(i % 10);\(12 + i % 3).\(i % 7);\(48 + i % 9).\(i % 10);\(6 + i % 2).\(i % 9)"
    },
    Table(name: "orders of the MES") { i in
      "\(4_500_100 + i);MAT-\(i % 5);\(machines[i % 4]);\(time(i * 3));\(time(i * 3 + 2));\(900 + i * 7);\(i % 6)"
    },
    Table(name: "downtime") { i in
      "\(machines[i * 3 % 4]);\(time(i * 4, minute: 3));\(time(i * 4, minute: 23 + i));\(20 + i);R\(100 + i % 4)"
    },
    Table(name: "orders of the ERP") { i in
      "\(4_500_100 + i);ZP01;MAT-\(i % 5);B24-\(700 + i);WC\(10 + i % 3);\(1000 + i * 10);EA;\(day(i * 12));\(day(i * 12 + 24))"
    },
    Table(name: "register of equipment") { i in
      "\(10_000_300 + i);\(["Filler", "Pump", "Conveyor", "Chiller"][i % 4]) \(i / 4 + 1);\(["FILL", "PUMP", "CONV", "CHIL"][i % 4]);W1-L\(i % 2 + 1)-\(two(i));\(["Krones", "KSB", "Interroll", "GEA"][i % 4]);SN\(88_120 + i * 13);CC\(4100 + i % 3)"
    },
    Table(name: "work orders") { i in
      "WO-\(24_001 + i);\(10_000_300 + i % 8);Replace part \(i) of the drive;\(i % 3 == 0 ? "PM" : "CM");\(["BRG", "SEAL", "ELEC"][i % 3]);\(time(i * 5));\(time(i * 5 + 3))"
    },
    Table(name: "inspections") { i in
      "S\(8801 + i);B24-\(700 + i / 2);\(time(i * 6));\(["pH", "Brix"][i % 2]);\(["5.1\(i % 10)", "12.\(i % 10)"][i % 2]);\(["pH", "°Bx"][i % 2]);\(["5.0", "11.5"][i % 2]);\(["5.4", "12.9"][i % 2]);\(i % 9 == 4 ? "NOK" : "OK")"
    },
  ]
  static let rowCount = 24

  /// The headers of the tables in their order, as engineers of each country write them.
  static let english = """
    Tag name|Timestamp|Value|Quality
    Timestamp|Filler 1 Temperature (°C)|Filler 1 Motor current (A)|Pump 3 Flow (m³/h)|Boiler Steam pressure (bar)
    Production order|Material number|Machine|Actual start|Actual end|Good quantity|Scrap quantity
    Machine|Downtime start|Downtime end|Duration (min)|Stop reason
    Order number|Order type|Material|Batch|Work center|Order quantity|Unit of measure|Start date|End date
    Equipment number|Description|Equipment type|Functional location|Manufacturer|Serial number|Cost center
    Work order|Equipment|Description|Work type|Failure code|Reported on|Completed on
    Sample number|Batch|Sampled on|Characteristic|Result|Unit|Lower limit|Upper limit|Verdict
    """

  static let translations: [(language: String, headers: String)] = [
    (
      "de",
      """
      Messstelle|Zeitstempel|Messwert|Qualität
      Zeit|Füller 1 Temperatur (°C)|Füller 1 Motorstrom (A)|Pumpe 3 Durchfluss (m³/h)|Kessel Dampfdruck (bar)
      Fertigungsauftrag|Materialnummer|Maschine|Ist-Start|Ist-Ende|Gutmenge|Ausschussmenge
      Maschine|Stillstand von|Stillstand bis|Dauer (min)|Stillstandsgrund
      Auftragsnummer|Auftragsart|Material|Charge|Arbeitsplatz|Auftragsmenge|Mengeneinheit|Starttermin|Endtermin
      Equipmentnummer|Bezeichnung|Objektart|Technischer Platz|Hersteller|Serialnummer|Kostenstelle
      Instandhaltungsauftrag|Equipment|Kurztext|Instandhaltungsart|Schadenscode|Gemeldet am|Erledigt am
      Probennummer|Charge|Probenahme am|Prüfmerkmal|Ergebnis|Einheit|Untergrenze|Obergrenze|Bewertung
      """
    ),
    (
      "fr",
      """
      Repère|Horodatage|Valeur|Qualité
      Date et heure|Soutireuse 1 Température (°C)|Soutireuse 1 Courant moteur (A)|Pompe 3 Débit (m³/h)|Chaudière Pression vapeur (bar)
      Ordre de fabrication|Code article|Machine|Début réel|Fin réelle|Quantité conforme|Quantité rebutée
      Machine|Début d'arrêt|Fin d'arrêt|Durée (min)|Cause d'arrêt
      N° d'ordre|Type d'ordre|Article|Lot|Poste de travail|Quantité de l'ordre|Unité de mesure|Date de début|Date de fin
      N° équipement|Désignation|Type d'équipement|Poste technique|Fabricant|N° de série|Centre de coûts
      Bon de travail|Équipement|Description|Type de maintenance|Code panne|Signalé le|Terminé le
      N° d'échantillon|Lot|Date de prélèvement|Caractéristique|Résultat|Unité|Limite inférieure|Limite supérieure|Décision
      """
    ),
    (
      "es",
      """
      Etiqueta|Fecha y hora|Valor|Calidad
      Fecha y hora|Llenadora 1 Temperatura (°C)|Llenadora 1 Corriente del motor (A)|Bomba 3 Caudal (m³/h)|Caldera Presión de vapor (bar)
      Orden de fabricación|Código de material|Máquina|Inicio real|Fin real|Cantidad conforme|Cantidad rechazada
      Máquina|Inicio de paro|Fin de paro|Duración (min)|Motivo de paro
      N.º de orden|Clase de orden|Material|Lote|Puesto de trabajo|Cantidad de la orden|Unidad de medida|Fecha de inicio|Fecha de fin
      N.º de equipo|Denominación|Tipo de equipo|Ubicación técnica|Fabricante|N.º de serie|Centro de coste
      Orden de trabajo|Equipo|Descripción|Tipo de mantenimiento|Código de avería|Fecha de aviso|Fecha de cierre
      N.º de muestra|Lote|Fecha de muestreo|Característica|Resultado|Unidad|Límite inferior|Límite superior|Dictamen
      """
    ),
    (
      "it",
      """
      Nome tag|Data e ora|Valore|Qualità
      Data e ora|Riempitrice 1 Temperatura (°C)|Riempitrice 1 Corrente motore (A)|Pompa 3 Portata (m³/h)|Caldaia Pressione vapore (bar)
      Ordine di produzione|Codice materiale|Macchina|Inizio effettivo|Fine effettiva|Quantità buona|Quantità scarto
      Macchina|Inizio fermo|Fine fermo|Durata (min)|Causale fermo
      Numero ordine|Tipo ordine|Materiale|Lotto|Centro di lavoro|Quantità ordine|Unità di misura|Data inizio|Data fine
      Codice impianto|Descrizione|Tipo impianto|Sede tecnica|Costruttore|Matricola|Centro di costo
      Ordine di lavoro|Impianto|Descrizione|Tipo di intervento|Codice guasto|Data segnalazione|Data chiusura
      Numero campione|Lotto|Data prelievo|Caratteristica|Risultato|Unità|Limite inferiore|Limite superiore|Esito
      """
    ),
    (
      "pt",
      """
      Nome do tag|Data/Hora|Valor|Qualidade
      Data e hora|Enchedora 1 Temperatura (°C)|Enchedora 1 Corrente do motor (A)|Bomba 3 Vazão (m³/h)|Caldeira Pressão de vapor (bar)
      Ordem de produção|Código do material|Máquina|Início real|Fim real|Quantidade boa|Quantidade refugada
      Máquina|Início da parada|Fim da parada|Duração (min)|Motivo da parada
      Número da ordem|Tipo de ordem|Material|Lote|Centro de trabalho|Quantidade da ordem|Unidade de medida|Data de início|Data de término
      Número do equipamento|Descrição|Tipo de equipamento|Local de instalação|Fabricante|Número de série|Centro de custo
      Ordem de serviço|Equipamento|Descrição|Tipo de manutenção|Código de falha|Data de abertura|Data de conclusão
      Número da amostra|Lote|Data da amostragem|Característica|Resultado|Unidade|Limite inferior|Limite superior|Parecer
      """
    ),
    (
      "nl",
      """
      Meetpunt|Tijdstip|Meetwaarde|Kwaliteit
      Datum en tijd|Vuller 1 Temperatuur (°C)|Vuller 1 Motorstroom (A)|Pomp 3 Debiet (m³/h)|Ketel Stoomdruk (bar)
      Productieorder|Artikelnummer|Machine|Werkelijke start|Werkelijk einde|Aantal goed|Aantal afkeur
      Machine|Begin stilstand|Einde stilstand|Duur (min)|Reden van stilstand
      Ordernummer|Ordersoort|Artikel|Partij|Werkplek|Orderhoeveelheid|Eenheid|Startdatum|Einddatum
      Installatienummer|Omschrijving|Type installatie|Functieplaats|Fabrikant|Serienummer|Kostenplaats
      Werkorder|Installatie|Omschrijving|Soort onderhoud|Storingscode|Gemeld op|Gereed op
      Monsternummer|Partij|Monsterdatum|Kenmerk|Resultaat|Eenheid|Ondergrens|Bovengrens|Oordeel
      """
    ),
    (
      "pl",
      """
      Nazwa zmiennej|Znacznik czasu|Wartość|Jakość
      Data i godzina|Napełniarka 1 Temperatura (°C)|Napełniarka 1 Prąd silnika (A)|Pompa 3 Przepływ (m³/h)|Kocioł Ciśnienie pary (bar)
      Zlecenie produkcyjne|Indeks materiałowy|Maszyna|Rzeczywisty początek|Rzeczywisty koniec|Ilość dobra|Ilość braków
      Maszyna|Początek postoju|Koniec postoju|Czas trwania (min)|Powód postoju
      Numer zlecenia|Rodzaj zlecenia|Materiał|Partia|Stanowisko robocze|Ilość zlecenia|Jednostka miary|Data rozpoczęcia|Data zakończenia
      Numer urządzenia|Opis|Typ urządzenia|Lokalizacja funkcjonalna|Producent|Numer seryjny|MPK
      Zlecenie pracy|Urządzenie|Opis|Rodzaj prac|Kod usterki|Data zgłoszenia|Data wykonania
      Numer próbki|Partia|Data pobrania|Cecha|Wynik|Jednostka|Dolna granica|Górna granica|Ocena
      """
    ),
    (
      "cs",
      """
      Název proměnné|Časová značka|Hodnota|Kvalita
      Datum a čas|Plnička 1 Teplota (°C)|Plnička 1 Proud motoru (A)|Čerpadlo 3 Průtok (m³/h)|Kotel Tlak páry (bar)
      Výrobní zakázka|Číslo materiálu|Stroj|Skutečný začátek|Skutečný konec|Dobré kusy|Zmetky
      Stroj|Začátek prostoje|Konec prostoje|Trvání (min)|Příčina prostoje
      Číslo zakázky|Druh zakázky|Materiál|Šarže|Pracoviště|Množství zakázky|Měrná jednotka|Datum zahájení|Datum ukončení
      Číslo zařízení|Popis|Typ zařízení|Technické místo|Výrobce|Výrobní číslo|Nákladové středisko
      Pracovní příkaz|Zařízení|Popis|Typ údržby|Kód poruchy|Nahlášeno|Dokončeno
      Číslo vzorku|Šarže|Datum odběru|Kontrolní znak|Výsledek|Jednotka|Dolní mez|Horní mez|Hodnocení
      """
    ),
    (
      "tr",
      """
      Etiket adı|Zaman damgası|Değer|Kalite
      Tarih ve saat|Dolum makinesi 1 Sıcaklık (°C)|Dolum makinesi 1 Motor akımı (A)|Pompa 3 Debi (m³/h)|Kazan Buhar basıncı (bar)
      Üretim emri|Malzeme numarası|Makine|Gerçek başlangıç|Gerçek bitiş|Sağlam miktar|Fire miktarı
      Makine|Duruş başlangıcı|Duruş bitişi|Süre (dk)|Duruş nedeni
      Sipariş no|Sipariş türü|Malzeme|Parti|İş yeri|Sipariş miktarı|Ölçü birimi|Başlangıç tarihi|Bitiş tarihi
      Ekipman numarası|Tanım|Ekipman tipi|Teknik birim|Üretici|Seri numarası|Masraf yeri
      İş emri|Ekipman|Açıklama|Bakım türü|Arıza kodu|Bildirim tarihi|Tamamlanma tarihi
      Numune no|Parti|Numune alma tarihi|Karakteristik|Sonuç|Birim|Alt sınır|Üst sınır|Karar
      """
    ),
    (
      "zh",
      """
      位号|时间戳|数值|质量
      采集时间|灌装机1温度(°C)|灌装机1电机电流(A)|3号泵流量(m³/h)|锅炉蒸汽压力(bar)
      生产订单|物料编码|机台|实际开始|实际结束|合格数量|报废数量
      设备|停机开始时间|停机结束时间|停机时长(分钟)|停机原因
      订单号|订单类型|物料|批次|工作中心|订单数量|计量单位|开始日期|完成日期
      设备编号|描述|设备类型|功能位置|制造商|出厂编号|成本中心
      工单号|设备|故障描述|维修类型|故障代码|报修时间|完成时间
      样品编号|批次|取样时间|检验项目|结果|单位|下限|上限|判定
      """
    ),
    (
      "ja",
      """
      タグ名|日時|値|品質
      収集日時|充填機1 温度(°C)|充填機1 モータ電流(A)|ポンプ3 流量(m³/h)|ボイラ 蒸気圧力(bar)
      製造指図|品目コード|設備|実績開始|実績終了|良品数|不良数
      設備名|停止開始|停止終了|停止時間(分)|停止理由
      指図番号|指図タイプ|品目|ロット|作業区|指図数量|数量単位|開始日|終了日
      設備番号|説明|設備種別|機能場所|メーカー|製造番号|原価センタ
      作業指示番号|設備|作業内容|保全区分|故障コード|報告日時|完了日時
      サンプル番号|ロット|採取日時|検査項目|測定値|単位|下限値|上限値|判定
      """
    ),
    (
      "ko",
      """
      태그명|일시|값|품질
      수집 시각|충전기 1 온도(°C)|충전기 1 모터 전류(A)|펌프 3 유량(m³/h)|보일러 증기 압력(bar)
      생산오더|자재코드|설비|실제 시작|실제 종료|양품수량|불량수량
      설비명|정지 시작|정지 종료|정지시간(분)|정지 원인
      오더번호|오더유형|자재|배치|작업장|오더수량|단위|시작일|종료일
      설비번호|설명|설비유형|기능위치|제조사|시리얼번호|코스트센터
      작업오더|설비|작업내용|정비유형|고장코드|접수일시|완료일시
      시료번호|로트|채취일시|검사항목|결과|단위|하한|상한|판정
      """
    ),
  ]
}
