import * as m from '#messages'
import type { CodePart, LegalEntity } from '../economy.ts'
import type { Field } from '../imports/fields.ts'
import { label } from '../imports/label.ts'
import { words } from '../imports/text.ts'
import type { TableKind } from './tables.ts'

/** A part of the code string that the entity's economy model lacks; its name is the column's heading. */
export const NEW_PART = 'part:new'
const PART = 'part:'
/** The dimension that a column of a code part is. */
export const dimensionOf = (field: string): string | undefined =>
  field.startsWith(PART) ? field.slice(PART.length) : undefined

type Of = Pick<Field, 'id' | 'label' | 'names'>
const text = (of: Of): Field => ({ ...of, kind: 'text' })
/** Its heading may say that it is in kronor, thousands or millions of them. */
const money = (of: Of): Field => ({ ...text(of), unit: 'tkr' })

const voucher = (): Field[] => [
  text({
    id: 'number',
    label: label(m.ledger_table_field_number),
    names: ['Vernr', 'Ver nr', 'Ver.nr', 'Verifikation', 'Verifikationsnr', 'Verifikat', 'Verifikatnummer', 'Voucher'],
  }),
  text({
    id: 'series',
    label: label(m.ledger_table_field_series),
    names: ['Serie', 'Verserie', 'Verifikationsserie', 'Vertyp', 'Verifikationstyp', 'Verifikatserie', 'Series'],
  }),
]
const supplier = (): Field =>
  text({
    id: 'supplier',
    label: label(m.ledger_table_field_supplier),
    names: ['Leverantör', 'Leverantörens namn', 'Lev namn', 'Levnamn', 'Supplier'],
  })
const amount = (): Field =>
  money({
    id: 'amount',
    label: label(m.ledger_table_field_amount),
    names: ['Utfall', 'Belopp SEK', 'Redovisat belopp', 'Transaktionsbelopp', 'Fakturabelopp', 'Summa', 'Amount'],
  })

const ledger = (): Field[] => [
  text({
    id: 'account',
    label: label(m.ledger_table_field_account),
    names: ['Kontonr', 'Konto nr', 'Kontonummer', 'Kontokod', 'Account'],
  }),
  text({
    id: 'accountName',
    label: label(m.ledger_table_field_account_name),
    names: ['Konto namn', 'Kontobenämning', 'Konto benämning', 'Kontotext', 'Konto (T)', 'Account name'],
  }),
  text({
    id: 'date',
    label: label(m.ledger_table_field_date),
    names: ['Datum', 'Bokf datum', 'Bokfdatum', 'Verifikationsdatum', 'Verdatum', 'Ver datum', 'Transaktionsdatum'],
  }),
  text({
    id: 'period',
    label: label(m.ledger_table_field_period),
    names: ['Månad', 'Redovisningsperiod', 'Bokföringsperiod', 'År månad', 'Month'],
  }),
  amount(),
  money({ id: 'debit', label: label(m.ledger_table_field_debit), names: ['Debetbelopp', 'Debit'] }),
  money({ id: 'credit', label: label(m.ledger_table_field_credit), names: ['Kreditbelopp', 'Credit'] }),
  ...voucher(),
  text({
    id: 'text',
    label: label(m.ledger_table_field_text),
    names: ['Verifikationstext', 'Vertext', 'Transaktionstext', 'Radtext', 'Beskrivning', 'Description'],
  }),
  supplier(),
]

const suppliers = (): Field[] => [
  ...voucher(),
  supplier(),
  text({
    id: 'orgNumber',
    label: label(m.ledger_table_field_org_number),
    names: ['Organisationsnr', 'Orgnr', 'Org nr', 'Org.nr'],
  }),
  text({
    id: 'invoice',
    label: label(m.ledger_table_field_invoice),
    names: ['Fakturanr', 'Faktura nr', 'Faktura', 'Fakturareferens', 'Invoice'],
  }),
  text({
    id: 'date',
    label: label(m.ledger_table_field_invoice_date),
    names: ['Fakturadat', 'Faktura datum', 'Bokföringsdatum', 'Bokf datum', 'Datum', 'Invoice date'],
  }),
  amount(),
]

const partField = ({ dimension, name }: CodePart): Field =>
  text({ id: `${PART}${dimension}`, label: { sv: name, en: name }, names: [] })

/** What a column of such a table may be: of a ledger, the entity's code parts too. */
export const tableFields = (kind: TableKind, { parts }: Pick<LegalEntity, 'parts'>): Field[] =>
  kind === 'suppliers' ? suppliers() : [...ledger(), ...parts.map(partField)]

/** Headings that most economy systems give code parts. */
const codeWords = new Set(
  [
    ...['Ansvar', 'Verksamhet', 'Aktivitet', 'Projekt', 'Objekt', 'Motpart', 'Kostnadsställe', 'Kostnadsbärare'],
    ...['Fri kod', 'Frikod', 'Fritt', 'Anläggning', 'Tjänst', 'Slag'],
  ].map(words),
)
/** Does the heading speak of a code part, though the economy model has none of that name? */
export const isCodeWord = (heading: string): boolean => codeWords.has(words(heading))
