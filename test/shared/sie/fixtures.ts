const head = (type: string) => `#FLAGGA 0
#PROGRAM "Ekonomi" "7.2"
#FORMAT PC8
#GEN 20260410 AB
#SIETYP ${type}
#ORGNR 212000-0001
#FNAMN "Åmåls Östra förvaltning"
#RAR 0 20260101 20261231
#RAR -1 20250101 20251231
`
const accounts = `#KONTO 1510 "Kundfordringar"
#KTYP 1510 T
#KONTO 1930 Bank
#KONTO 3010 "Försäljning"
#KTYP 3010 I
#KONTO 5420 "Programvaror"
#SRU 5420 7321
`
const balances = `#IB 0 1930 1000.50
#UB 0 1930 750.25
#IB -1 1930 10
#UB -1 1930 1000.50
#RES 0 5420 250.25
#RES -1 5420 0
`
const months = `#PSALDO 0 202601 5420 {} 100.25
#PSALDO 0 202602 5420 {} 150
#PSALDO 0 202601 1930 {} -100.25
#PSALDO 0 202602 1930 {} -150.00
#PBUDGET 0 202601 5420 {} 90
#PBUDGET 0 202602 5420 {} 160
`
const parts = `#DIM 1 "Kostnadsställe"
#DIM 6 Projekt
#UNDERDIM 21 "Underkonto" 1
#OBJEKT 1 "100" "IT-enheten"
#OBJEKT 6 "P 1" "Byte av \\"allt\\""
#OIB 0 1930 {1 "100"} 500
#OUB 0 1930 {1 "100"} 250
#PSALDO 0 202601 5420 {1 "100"} 60.25
#PSALDO 0 202601 5420 {1 "100" 6 "P 1"} 40
#PBUDGET 0 202601 5420 {1 "100"} 90
`
const vouchers = `#VER A 1 20260115 "Licenser" 20260116 AB
{
#TRANS 5420 {1 "100" 6 "P 1"} 100.25 20260115 "Årsavgift" 2
#TRANS 1930 {} -100.25
}
#VER A 2 20260215 "Mer"
{
#BTRANS 5420 {1 "100"} 140 20260215 "Fel" 1 "AB"
#RTRANS 5420 {1 "100"} 150 20260301 "Rätt" 1 "AB"
#TRANS 5420 {1 "100"} 150 20260215 "Rätt"
#TRANS 1930 {} -150
}
`

/** A file of each type, as programs write them. */
export const files = {
  type1: head('1') + accounts + balances,
  type2: head('2') + accounts + balances + months,
  type3: head('3') + accounts + balances + months + parts,
  type4: head('4') + accounts + balances + months + parts + vouchers,
  type4I: head('4').replace(/#RAR.*\n/g, '') + vouchers,
}
