import type { DemoPerson } from '../accounts.ts'

const norrbacka = { code: '9901', name: 'Norrbäcka kommun' }
const sjoviken = { code: '9902', name: 'Sjövikens kommun' }

/** The invented people one can sign in as with a click. */
export const demoPeople: readonly DemoPerson[] = [
  {
    email: 'karin.wallin@norrbacka.example',
    name: 'Karin Wallin',
    municipality: norrbacka,
    role: 'Förvaltningsledare',
  },
  { email: 'anna.lind@norrbacka.example', name: 'Anna Lind', municipality: norrbacka, role: 'Objektägare' },
  { email: 'tor.rask@norrbacka.example', name: 'Tor Rask', municipality: norrbacka, role: 'IT-chef' },
  { email: 'eva.ost@norrbacka.example', name: 'Eva Öst', municipality: norrbacka, role: 'Controller' },
  { email: 'maja.dal@norrbacka.example', name: 'Maja Dal', municipality: norrbacka, role: 'Modellansvarig' },
  { email: 'sara.dunge@norrbacka.example', name: 'Sara Dunge', municipality: norrbacka, role: 'Läsare' },
  {
    email: 'ida.strom@sjoviken.example',
    name: 'Ida Ström',
    municipality: sjoviken,
    role: 'Modellansvarig, nätverkssamordnare',
  },
  { email: 'per.hall@sjoviken.example', name: 'Per Hall', municipality: sjoviken, role: 'Objektägare' },
]
