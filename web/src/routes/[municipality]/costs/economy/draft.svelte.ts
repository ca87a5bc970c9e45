import type { InferResponseType } from 'hono/client'
import * as m from '#messages'
import { Count } from '#shared/cost-counts.ts'
import { Day } from '#shared/day.ts'
import { Economy, type CodePart, type LegalEntity } from '#shared/economy.ts'
import { economyFaults } from '#shared/economy-rules.ts'
import { decimal, kronor, parseKronor, parsePercent, whole } from '#shared/format.ts'
import { canonical } from '#shared/plans.ts'
import type { Lkp, SalaryClass, StaffTerms } from '#shared/staff-costs.ts'
import { api, ifMatch, read } from '#web/lib/api.ts'
import { overtakenBy } from '#web/lib/overtaken.ts'
import { sayFault } from './words.ts'

export type EconomyPage = InferResponseType<(typeof api)['economy']['$get'], 200>
type Saved = Economy & { revision: number }

/** As it is written: numbers and days are texts until they are saved. */
export type WrittenPart = {
  key: string
  dimension: string
  name: string
  length: string
  mandatory: boolean
  since: string
}
export type WrittenEntity = Pick<LegalEntity, 'id' | 'name' | 'chart' | 'sign'> & {
  orgNumber: string
  parts: WrittenPart[]
}
type WrittenLkp = { key: string; from: string; percent: string; source: string }
type WrittenCount = Pick<Count, 'what' | 'from' | 'source' | 'fetchedOn'> & { key: string; n: string }
/** A class with what it has earned from each day. */
export type WrittenClass = { id: string; name: string; salaries: { key: string; monthly: string; from: string }[] }

const parts = ['entities', 'lkp', 'classes', 'ofRole', 'ofAssignment', 'counts'] as const
export type Part = (typeof parts)[number]
const key = () => crypto.randomUUID()

const writtenPart = ({ length, since, ...part }: CodePart): WrittenPart => ({
  ...{ key: key(), ...part, length: length === undefined ? '' : String(length) },
  since: since === undefined ? '' : String(since),
})
const writtenEntity = ({ orgNumber = '', parts, ...entity }: LegalEntity): WrittenEntity => ({
  ...{ ...entity, orgNumber, parts: parts.map(writtenPart) },
})
const writtenLkp = ({ from, basisPoints, source }: Lkp): WrittenLkp => ({
  ...{ key: key(), from, percent: decimal(basisPoints / 100, 2), source },
})
const writtenCount = ({ n, ...of }: Count): WrittenCount => ({ ...of, key: key(), n: whole(n) })
const kr = (ore: number) => (ore % 100 === 0 ? whole(ore / 100) : kronor(ore))
const writtenClasses = (classes: SalaryClass[]): WrittenClass[] =>
  [...Map.groupBy(classes, ({ id }) => id)].map(([id, all]) => ({
    ...{ id, name: all.at(-1)!.name },
    salaries: all
      .toSorted((a, b) => a.from.localeCompare(b.from))
      .map(({ monthly, from }) => ({ key: key(), monthly: kr(monthly), from })),
  }))

/** The economy model as somebody is writing it: saved all at once. */
export class Draft {
  entities = $state<WrittenEntity[]>([])
  lkp = $state<WrittenLkp[]>([])
  classes = $state<WrittenClass[]>([])
  counts = $state<WrittenCount[]>([])
  ofRole = $state<Record<string, string>>({})
  ofAssignment = $state<Record<string, string>>({})
  problem = $state('')
  /** Parts that both this writer and somebody else have changed; empty texts when another changed other parts. */
  overtaken = $state.raw<Part[]>()
  #tried = $state(false)
  #base = $state.raw<Saved>()!
  /** Each part as it is written when nobody has changed it. */
  #clean = $state.raw<Partial<Record<Part, string>>>({})
  readonly #of: EconomyPage
  readonly #param: { municipality: string }

  constructor(of: EconomyPage, municipality: string) {
    this.#of = of
    this.#param = { municipality }
    this.reset(of)
  }

  reset(base: Saved = this.#base) {
    this.#base = base
    for (const part of parts) this.#take(part)
    this.#clean = Object.fromEntries(parts.map(part => [part, this.#part(this.#written.economy, part)]))
    ;[this.problem, this.overtaken, this.#tried] = ['', undefined, false]
  }
  #take(part: Part) {
    const { entities, staff, counts } = this.#base
    if (part === 'entities') this.entities = entities.map(writtenEntity)
    else if (part === 'counts') this.counts = counts.map(writtenCount)
    else if (part === 'lkp') this.lkp = staff.lkp.map(writtenLkp)
    else if (part === 'classes') this.classes = writtenClasses(staff.classes)
    else this[part] = { ...staff[part] }
  }

  /** What is written, as it would be saved: what is no number or day is left out, and is a fault. */
  readonly #written = $derived.by(() => {
    const wrong: Record<string, string> = {}
    const must = <T>(at: string, value: T | undefined, why: () => string) => {
      if (value === undefined || value === '') wrong[at] = why()
      return value
    }
    const day = (at: string, text: string) => must(at, Day.safeParse(text).data, m.economy_day_missing) ?? ''
    const named = (at: string, text: string) => must(at, text.trim(), m.economy_name_missing) ?? ''
    const entities = this.entities.map(({ orgNumber, parts, ...entity }, e) => ({
      ...{ ...entity, name: named(`entities/${e}/name`, entity.name) },
      ...(orgNumber.trim() && { orgNumber: orgNumber.trim() }),
      parts: parts.map(({ key: _, length, since, ...part }, i) => {
        const at = `entities/${e}/parts/${i}`
        const dimension = part.dimension.trim()
        must(at, /^\d{1,4}$/.test(dimension) ? dimension : undefined, m.economy_dimension_wrong)
        const [n, year] = [Number(length), Number(since)]
        if (length && !(Number.isInteger(n) && n >= 1 && n <= 20)) wrong[`${at}/length`] = m.economy_length_wrong()
        if (since && !(year >= 2000 && year <= 2100)) wrong[`${at}/since`] = m.economy_year_wrong()
        return {
          ...part,
          dimension,
          name: named(`${at}/name`, part.name),
          ...(length && { length: n }),
          ...(since && { since: year }),
        }
      }),
    }))
    const lkp = this.lkp.map(({ from, percent, source }, i) => ({
      ...{ from: day(`lkp/${i}`, from), source: source.trim() },
      basisPoints: must(`lkp/${i}/percent`, parsePercent(percent), m.economy_percent_wrong) ?? 0,
    }))
    const counts = this.counts.map(({ what, from, n, source, fetchedOn }, i) => {
      const count = Count.shape.n.safeParse(Number(n.replaceAll(/\s/g, ''))).data
      return {
        ...{ what, from: day(`counts/${i}`, from), source: source.trim() },
        n: must(`counts/${i}/n`, count, m.cost_key_count_wrong) ?? 0,
        ...(fetchedOn && { fetchedOn }),
      }
    })
    const rows = this.classes.flatMap(({ id, name, salaries }) => salaries.map(salary => ({ id, name, ...salary })))
    const classes = rows.map(({ id, name, monthly, from }, i) => {
      const ore = parseKronor(monthly)
      const amount = must(
        `classes/${i}/monthly`,
        ore !== undefined && ore >= 0 ? ore : undefined,
        m.economy_monthly_wrong,
      )
      return { id, name: named(`classes/${i}/name`, name), monthly: amount ?? 0, from: day(`classes/${i}/from`, from) }
    })
    const given = (all: Record<string, string>) => Object.fromEntries(Object.entries(all).filter(([, of]) => of !== ''))
    const staff: StaffTerms = { lkp, classes, ofRole: given(this.ofRole), ofAssignment: given(this.ofAssignment) }
    return { economy: { entities, staff, counts } as Economy, wrong }
  })
  /** What is written of salaries and charges; nothing while some of it cannot be read, so that no figure is made of it. */
  readonly terms = $derived.by(() => {
    const { economy, wrong } = this.#written
    return Object.keys(wrong).some(at => /^(lkp|classes)\//.test(at)) ? undefined : economy.staff
  })

  readonly #faults = $derived.by(() => {
    const { roles, held, usedEntities } = this.#of
    const of = { roles, assignments: held, usedEntities }
    const told = economyFaults(this.#base, this.#written.economy, of).map(({ at, refusal }) => [at, sayFault(refusal)])
    return { ...Object.fromEntries(told), ...this.#written.wrong } as Record<string, string>
  })
  /** What is wrong with a field, once somebody has tried to save. */
  fault = (at: string): string => (this.#tried ? (this.#faults[at] ?? '') : '')
  /** Where a class's salary stands among all of them. */
  at = (id: string, salary: number): number =>
    this.classes
      .slice(
        0,
        this.classes.findIndex(of => of.id === id),
      )
      .flatMap(of => of.salaries).length + salary

  #part = ({ staff, ...of }: Economy, part: Part) =>
    canonical(part === 'entities' || part === 'counts' ? of[part] : staff[part])
  readonly changed = $derived(parts.filter(part => this.#part(this.#written.economy, part) !== this.#clean[part]))
  readonly dirty = $derived(this.changed.length > 0)

  addEntity() {
    this.entities.push({ id: key(), name: '', orgNumber: '', chart: 'bas', sign: 1, parts: [] })
  }
  addPart(entity: WrittenEntity) {
    entity.parts.push({ key: key(), dimension: '', name: '', length: '', mandatory: false, since: '' })
  }
  addLkp(from: string) {
    this.lkp.push({ key: key(), from, percent: '', source: '' })
  }
  addCount(what: Count['what'], from: string) {
    this.counts.push({ key: key(), what, from, n: '', source: '' })
  }
  addClass(from: string) {
    this.classes.push({ id: key(), name: '', salaries: [{ key: key(), monthly: '', from }] })
  }
  addSalary(of: WrittenClass, from: string) {
    of.salaries.push({ key: key(), monthly: '', from })
  }

  /** Saves it all; answers how to take it back, or nothing when it could not be saved: the problem says why. */
  async save(): Promise<(() => Promise<void>) | undefined> {
    this.#tried = true
    this.problem = ''
    if (Object.keys(this.#faults).length > 0) {
      this.problem = m.economy_mend()
      return undefined
    }
    const before = this.#base
    try {
      this.reset(await this.#put(this.#written.economy))
      return async () => this.reset(await this.#put(Economy.parse(before)))
    } catch (error) {
      const current = overtakenBy(error) as Saved | undefined
      if (current) this.#layOn(current)
      else this.problem = (error as Error).message
      return undefined
    }
  }
  #put = (json: Economy) => read(api.economy.$put({ param: this.#param, json }, ifMatch(this.#base.revision)))

  /** Another was first: what is written here stays, and the rest is as it has been saved. */
  #layOn(current: Saved) {
    const mine = this.changed
    const before = Economy.parse(this.#base)
    this.#base = current
    const theirs = parts.filter(part => !mine.includes(part))
    for (const part of theirs) this.#take(part)
    const clean = theirs.map(part => [part, this.#part(this.#written.economy, part)])
    this.#clean = { ...this.#clean, ...Object.fromEntries(clean) }
    this.overtaken = mine.filter(part => this.#part(before, part) !== this.#part(Economy.parse(current), part))
  }
}
