import * as m from '#messages'
import type { Deadline } from '#shared/deadlines.ts'
import type { ToDo } from '#shared/to-do.ts'
import { api, ifMatch, read } from '#web/lib/api.ts'

type Place = ToDo['places'][number]
type Thing = Pick<Deadline, 'action' | 'period' | 'source' | 'entity'> & { places: { object: string; year: number }[] }
type Link = { href: string; text: string }

/** The page that a thing to do comes from, and where it is done; none for what is done elsewhere. */
export function target(
  { action, places, period, source, entity }: Thing,
  { municipality, planYear }: { municipality: string; planYear: number },
): Link | undefined {
  const home = `/${municipality}`
  const object = places.length === 1 ? places[0]!.object : ''
  if (source === 'contract' && entity)
    return { href: `${home}/contracts/${entity}`, text: m.overview_action_contract() }
  if (source === 'system' && entity) return { href: `${home}/systems/${entity}`, text: m.overview_action_system() }
  if (source === 'activity' || source === 'mitigation' || source === 'dependency')
    return object ? { href: `${home}/plans/${places[0]!.year}/${object}`, text: m.overview_action_plan() } : undefined
  if (source === 'assignment' || action === 'staffing')
    return { href: `${home}/staffing`, text: m.overview_action_staffing() }
  if (action === 'plan') {
    const year = Number(period) || planYear
    return object
      ? { href: `${home}/plans/${year}/${object}`, text: m.overview_action_plan() }
      : { href: `${home}/plans?year=${year}`, text: m.overview_action_plans() }
  }
  if (action === 'followup' && object) {
    const year = Number(period) || planYear
    return { href: `${home}/plans/${year}/${object}/followup/now`, text: m.overview_action_followup() }
  }
  if (action === 'followup' || action === 'costs')
    return object
      ? { href: `${home}/objects/${object}`, text: m.overview_action_costs() }
      : { href: `${home}/objects?view=mine`, text: m.overview_action_followup() }
  return undefined
}

/** What can be done with a line of several places, each saved against the revision that was read; answers the places as they then are. */
export function worksIn(municipality: string) {
  const at = ({ id, year }: Place) => ({ param: { municipality, year: String(year), id: encodeURIComponent(id) } })
  const of = api.deadlines[':year'][':id']
  const each = (work: (place: Place) => Promise<{ revision: number }>) => (places: Place[]) =>
    Promise.all(places.map(async place => ({ ...place, revision: (await work(place)).revision })))
  return {
    tick: each(place => read(of.done.$post(at(place), ifMatch(place.revision)))),
    open: each(place => read(of.open.$post(at(place), ifMatch(place.revision)))),
    waive: (because: string) =>
      each(place => read(of.waived.$post({ ...at(place), json: { because } }, ifMatch(place.revision)))),
    delegate: (person: string) =>
      each(place => read(of.delegation.$post({ ...at(place), json: { person } }, ifMatch(place.revision)))),
    takeBack: each(place => read(of.delegation.$delete(at(place), ifMatch(place.revision)))),
    move: (day: string) => each(place => read(of.$patch({ ...at(place), json: { day } }, ifMatch(place.revision)))),
    unmove: (day: string) =>
      each(place => read(of.unmoved.$post({ ...at(place), json: { day } }, ifMatch(place.revision)))),
  }
}
