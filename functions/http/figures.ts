import { Hono } from 'hono'
import * as z from 'zod'
import { coverageOf, partOf, questionsOf, Scope } from '#shared/benchmark/coverage.ts'
import type { By, FigureInput, Lacking, Side, Told } from '#shared/benchmark/definitions/definition.ts'
import { counting } from '#shared/benchmark/definitions/sides.ts'
import { computed, definitions, isKeyFigure, KeyFigureId, type Value } from '#shared/benchmark/key-figures.ts'
import { isOperations } from '#shared/cost-origins.ts'
import { yearOf } from '#shared/day.ts'
import { may } from '#shared/permissions.ts'
import { Refusal } from '#shared/refusal.ts'
import { isForecast, Period, periodsAt } from '#shared/rounds.ts'
import { readFigures } from '../data/figures.ts'
import { allow } from './allow.ts'
import { body, ifMatch, query } from './body.ts'
import type { Env } from './env.ts'

const Asked = z.object({ period: Period.optional() })

/** Nyckeltal: the municipality's own, each down to what it consists of, and how far its costs reach. */
export const figures = new Hono<Env>()
  .get('/', allow('register:read'), query(Asked), async c => {
    const { data, actor, today, model } = c.var
    const period = c.req.valid('query').period ?? `${yearOf(today)}-forecast`
    const [input, scope] = await Promise.all([readFigures(data, period, today), data.figureScope.now()])
    const costs = { ...input, what: counting(input) }
    const kinds = new Set(input.rows.filter(isOperations).map(({ costKind }) => costKind))
    return c.json({
      ...{ period, periods: periodsAt(yearOf(today)), forecast: isForecast(period), scope },
      figures: KeyFigureId.options.map(figure => {
        const found = computed(figure, input)
        return typeof found === 'string' ? { figure, lacking: found } : { figure, ...found.value }
      }),
      coverage: coverageOf(costs),
      questions: questionsOf(costs),
      /** Cost kinds with costs that nobody has said what they are part of, or that the municipality has said it of. */
      kinds: [...kinds]
        .filter(kind => partOf(kind, { kinds: {} }) === undefined)
        .map(id => ({ id, name: model.costKinds.find(kind => kind.id === id)?.name ?? id })),
      units: [...new Set(input.objects.flatMap(({ unit }) => unit || []))].toSorted((a, b) => a.localeCompare(b, 'sv')),
      mayEdit: may(actor, 'sharing:prepare'),
    })
  })

  .put('/scope', allow('sharing:prepare'), body(Scope), async c => {
    const { figureScope } = c.var.data
    return c.json(await figureScope.put(await figureScope.seenAt(ifMatch(c)), c.req.valid('json')))
  })

  /** One figure: its value, and what numerator and denominator consist of, each line by its name. */
  .get('/:figure', allow('register:read'), query(Asked), async c => {
    const { data, today } = c.var
    const figure = c.req.param('figure')
    if (!isKeyFigure(figure)) throw new Refusal('not_found', {})
    const period = c.req.valid('query').period ?? `${yearOf(today)}-forecast`
    const input = await readFigures(data, period, today)
    const { parts: _, ...definition } = definitions[figure]
    const found = computed(figure, input)
    const about = {
      figure,
      period,
      periods: periodsAt(yearOf(today)),
      forecast: isForecast(period),
      definition,
      year: input.year,
    }
    if (typeof found === 'string') return c.json<OneFigure>({ ...about, lacking: found })
    const { value, parts } = found
    const names = namesIn(input)
    const named = ({ amount, unit, ways }: Side) => ({
      ...{ amount, unit },
      ways: ways.map(({ by, lines }) => ({ by, lines: lines.map(line => ({ ...line, name: names(by, line.id) })) })),
    })
    const [numerator, denominator] = [named(parts.numerator), named(parts.denominator)]
    return c.json<OneFigure>({ ...about, value, numerator, denominator, counts: input.counts })
  })

type Line = { id: string; amount: number; name: string }
type NamedSide = Pick<Side, 'amount' | 'unit'> & { ways: { by: By; lines: Line[] }[] }
type About = Pick<FigureInput, 'year' | 'forecast'> & {
  figure: KeyFigureId
  period: Period
  periods: Period[]
  definition: Told
}
/** A figure and what it consists of, or why the municipality has no value of it. */
type OneFigure = About &
  ({ lacking: Lacking } | { value: Value; numerator: NamedSide; denominator: NamedSide; counts: FigureInput['counts'] })

/** What lines are called, by what they are about. A count is named by the page. */
function namesIn({ model, objects, systems, contracts, activities }: FigureInput) {
  const by = (all: { id: string; name: string }[]) => new Map(all.map(({ id, name }) => [id, name]))
  const object = by(objects)
  const known: Record<By, Map<string, string>> = {
    ...{ object, plan: object, costKind: by(model.costKinds), system: by(systems), contract: by(contracts) },
    activity: new Map(
      activities.map(({ object: of, id, name }) => [`${of}#${id}`, `${name} (${object.get(of) ?? of})`]),
    ),
    // The page names these: they are the same in every municipality.
    ...{ count: new Map(), nature: new Map() },
  }
  return (of: By, id: string) => known[of].get(id) ?? id
}
