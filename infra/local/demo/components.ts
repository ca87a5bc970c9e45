import type { Data } from '#functions/data/index.ts'
import { Component } from '#shared/components.ts'

type Line = [object: string, kind: Component['kind'], name: string, owner?: string, note?: string]

/** Invented routines, training, support and guides of some objects. */
const lines: Line[] = [
  ['fo01', 'support', 'Servicedesk, vardagar 7–17', 'gk'],
  ['fo01', 'guide', 'Börja med ny dator'],
  ['fo03', 'routine', 'Reservrutin när journalen är nere', 'em', 'Pärmen finns i varje hemtjänstlokal.'],
  ['fo03', 'routine', 'Behörighet vid nyanställning', 'kw'],
  ['fo03', 'training', 'Grundutbildning i dokumentation', 'em', 'Två halvdagar, varje månad.'],
  ['fo03', 'guide', 'Lathund för signering i mobilen', 'sd'],
  ['fo06', 'training', 'Schema och frånvaro för nya lärare', 'ms'],
  ['fo06', 'routine', 'Byte av läsår', 'åt'],
]

export async function seedComponents(data: Data): Promise<void> {
  await Promise.all(
    lines.map(([object, kind, name, owner, note = ''], i) =>
      data.components.create(
        Component.parse({
          ...{ id: `cmp-${i + 1}`, object, kind, name, note, ...(owner && { owner }) },
          ...(kind === 'guide' && {
            links: [{ name: 'Intranätet', address: `https://intranat.norrbacka.example/${i + 1}` }],
          }),
        }),
      ),
    ),
  )
}
