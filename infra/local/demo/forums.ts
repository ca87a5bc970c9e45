import type { Data } from '#functions/data/index.ts'
import { Decision } from '#shared/decisions.ts'
import { Forum } from '#shared/forums.ts'
import { presetMandate } from '#shared/presets/forums.ts'

const seat = (
  person: string,
  part: 'chair' | 'member' | 'secretary' | 'coopted',
  from = '2025-01-01',
  to?: string,
) => ({
  ...{ person, part, from },
  ...(to && { to }),
})

/** Two forums of Norrbäcka, and what they and an owner have decided; invented. */
export async function seedForums(data: Data) {
  const forums = [
    {
      id: 'styrgrupp-it',
      name: 'Styrgruppen för IT-förvaltning',
      kind: 'steering',
      purpose: 'Prioriterar mellan objekten och förankrar planerna före beslut.',
      ...presetMandate('steering'),
      everyObject: true,
      members: [
        seat('lb', 'chair'),
        seat('al', 'member'),
        seat('bj', 'member'),
        seat('js', 'member'),
        seat('tr', 'member'),
        seat('md', 'secretary'),
        seat('eö', 'coopted', '2026-02-01'),
        seat('wi', 'member', '2025-01-01', '2025-12-31'),
      ],
      meetings: [
        {
          day: '2026-02-12',
          place: 'Sammanträdesrum Granen',
          agenda: 'Större satsningar inför budgetdialogen',
          notes: 'https://moten.norrbacka.example/styrgrupp-2026-02-12',
        },
        {
          day: '2026-10-08',
          place: 'https://moten.norrbacka.example/styrgrupp',
          agenda: 'Planer för 2027\nPrioritering mellan objekten',
        },
      ],
    },
    {
      id: 'grupp-aldreomsorg',
      name: 'Förvaltningsgrupp äldreomsorg',
      kind: 'maintenance',
      purpose: 'Följer det löpande arbetet och bereder frågor till objektägaren.',
      objects: ['fo03'],
      members: [seat('kw', 'chair'), seat('nb', 'member'), seat('em', 'member'), seat('sd', 'coopted')],
      meetings: [
        { day: '2026-08-26', place: 'Socialförvaltningen, plan 2', agenda: 'Larmbytet\nUtbildning för nattpersonal' },
        { day: '2026-09-23', place: 'Socialförvaltningen, plan 2', agenda: 'Aktiviteter inför 2027' },
      ],
    },
  ]
  const decisions = [
    {
      ...{ id: 'beslut-larm', title: 'Trygglarmen upphandlas på nytt', day: '2026-06-04', objects: ['fo03'] },
      ...{ person: 'al', role: 'objektagare', mandate: 'Uppdrag, mål, budget och plan', reference: 'SN 2026/118 § 41' },
      text: 'Avtalet för Trygglarm 4 förlängs inte. Upphandling inleds under hösten 2026.',
      links: [{ name: 'Ärendet i diariet', address: 'https://diariet.norrbacka.example/sn-2026-118' }],
      former: [
        {
          title: 'Trygglarmen upphandlas på nytt',
          text: 'Avtalet för Trygglarm 4 förlängs inte. Upphandling inleds 2027.',
          reference: 'SN 2026/118',
          links: [],
          until: '2026-06-09',
          by: 'kw',
        },
      ],
    },
    {
      ...{ id: 'beslut-satsningar', title: 'Satsningar som går vidare till budgetdialogen', day: '2026-02-12' },
      ...{ objects: ['fo03', 'fo06', 'fo11'], person: 'lb', forum: 'styrgrupp-it', reference: '§ 3' },
      text: 'Larmbytet, elevarkivet och e-arkivet går vidare. Övriga förslag väntar till 2028.',
    },
    {
      ...{ id: 'beslut-lasplattor', title: 'Läsplattor byts vart tredje år', day: '2026-03-19', objects: ['fo07'] },
      ...{ person: 'bj', role: 'objektagare', mandate: 'Uppdrag, mål, budget och plan' },
      withdrawn: { day: '2026-05-07', by: 'bj', reason: 'Kostnaden var räknad på fel antal. Nytt beslut tas i höst.' },
    },
  ]
  for (const forum of forums) await data.forums.create(Forum.parse(forum))
  for (const decision of decisions) await data.decisions.create(Decision.parse(decision))
}
