import type { PersonActor } from '#shared/actor.ts'
import { yearOf } from '#shared/day.ts'
import type { Model } from '#shared/model.ts'
import { portfolio } from '#shared/portfolio.ts'
import { annualReport } from '#shared/reports/annual.ts'
import { budgetReport } from '#shared/reports/budget.ts'
import { differencesReport } from '#shared/reports/differences.ts'
import type { Report } from '#shared/reports/document.ts'
import { followUpReport } from '#shared/reports/followup.ts'
import type { Frame } from '#shared/reports/frame.ts'
import type { ReportAsked } from '#shared/reports/kinds.ts'
import { minutesReport } from '#shared/reports/meeting.ts'
import { planReport } from '#shared/reports/plan.ts'
import { portfolioReport } from '#shared/reports/portfolio.ts'
import type { Data } from '../data/index.ts'
import { readBudget } from '../reports/read-budget.ts'
import { readMeeting } from '../reports/read-meeting.ts'
import { latestOf, readYear } from '../reports/read-year.ts'
import { readPlan } from '../reports/read.ts'
import { readPortfolio } from './portfolio.ts'

export type In = { data: Data; model: Model; actor: PersonActor; frame: Frame }

/** The report that is asked for, read and made; nothing, where there is nothing to report on. */
export async function reportOf(asked: ReportAsked, of: In): Promise<Report | undefined> {
  const { data, frame } = of
  const { kind, year, object, version } = asked
  if (kind === 'portfolio') return portfolioOf(asked, of)
  if (kind === 'budget') {
    const input = await readBudget(data, year)
    return budgetReport({ ...input, model: of.model, ...(asked.unit && { unit: asked.unit }) }, frame)
  }
  if (kind === 'minutes') {
    const input = asked.forum && (await readMeeting(data, asked.forum, frame.today))
    return input ? minutesReport(input, of.model, frame) : undefined
  }
  if (kind === 'differences') return differencesOf(asked, of)
  if (kind === 'plan') {
    const input = object && (await readPlan(data, year, object, version))
    return input ? planReport(input, frame) : undefined
  }
  const read = await readYear(data, asked)
  if (read.objects.length === 0) return undefined
  if (kind === 'annual') {
    const annual = object === undefined ? undefined : await data.reports.annual.find(year, object)
    if (annual?.frozen) return data.reports.frozen(annual.frozen)
    return annualReport({ ...read, model: of.model, texts: annual?.texts ?? {} }, frame)
  }
  const period = asked.period ?? 'year'
  const followUps = read.all.filter(followUp => followUp.period === period)
  const goals = read.plans.flatMap(({ plan, goals }) => goals.map(goal => ({ ...goal, object: plan.object })))
  return followUpReport({ ...read, period, followUps, goals, model: of.model }, frame)
}

/** The portfolio is of this year: what it says of other years would be of another register. */
async function portfolioOf({ year, unit }: ReportAsked, { data, model, actor, frame }: In) {
  if (year !== yearOf(frame.today)) return undefined
  const input = await readPortfolio(data, model, frame.today)
  const comments = new Map(latestOf(input.followUps).map(({ object, comment }) => [object, comment]))
  const of = portfolio(input, actor, frame.today)
  return portfolioReport({ portfolio: of, model, comments, ...(unit && { unit }) }, frame)
}

/** A version against the one before it; the latest, where none is named. */
async function differencesOf({ year, object: id = '', version }: ReportAsked, { data, model, frame }: In) {
  const [versions, object, objects, people] = await Promise.all([
    data.plans.versions(year, id),
    data.objects.find(id),
    data.objects.rows(),
    data.people.rows(),
  ])
  const at = version === undefined ? versions.length - 1 : versions.findIndex(of => of.version === version)
  const [before, after] = [versions[at - 1], versions[at]]
  if (!object || !before || !after) return undefined
  return differencesReport({ before, after, object, objects, people, model }, frame)
}
