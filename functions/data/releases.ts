import { Certificate, Shown } from '#shared/benchmark/certificate.ts'
import { Released } from '#shared/benchmark/released.ts'
import type { Machine } from './machine.ts'
import { releaseKeys } from './release-keys.ts'
import { openDoor } from './table.ts'

/** What has been released of groups, for reading. Nothing that says who contributed, and no snapshot, can be reached from here. */
export function releasesOf({ table }: Pick<Machine, 'table'>) {
  const door = openDoor(table, pk => pk.startsWith('B#'))

  /** The edition that is shown, or none. */
  async function shown(group: string, period: string): Promise<Shown | undefined> {
    const row = await door.get(releaseKeys.shown(group, period))
    return row && Shown.parse(row)
  }
  const certified = async (group: string, period: string, edition: number) => {
    const row = await door.get(releaseKeys.certificate(group, period, edition))
    return row && Certificate.parse(row)
  }

  return {
    /** The periods of a group that are released and shown, the latest first; of each its latest edition. */
    async rounds(group: string): Promise<Shown[]> {
      const rows = await door.all({ pk: releaseKeys.shown(group, '').pk })
      return rows.map(row => Shown.parse(row)).toReversed()
    },

    shown,

    /** The figures of the edition that is shown, without a word of who contributed; none before it is shown. */
    async figures(group: string, period: string): Promise<Released[]> {
      const [of, rows] = await Promise.all([
        shown(group, period),
        door.all({ pk: releaseKeys.figure(group, period, 1, '').pk, begins: 'FIG#' }),
      ])
      const begins = of && releaseKeys.figure(group, period, of.edition, '').sk
      return rows.filter(row => begins !== undefined && row.sk.startsWith(begins)).map(row => Released.parse(row))
    },

    /** The certificate of the edition that is shown. */
    async certificate(group: string, period: string): Promise<Certificate | undefined> {
      const of = await shown(group, period)
      return of && certified(group, period, of.edition)
    },

    /** The certificate of an edition, shown or not: a coordinator sees what will be released and why not, before anyone sees a value. */
    edition: certified,
  }
}
