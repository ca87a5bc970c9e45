import * as z from 'zod'
import { changeOf } from './change.ts'
import { Day, Year } from './day.ts'
import { Ore } from './money.ts'
import { Activity } from './plan-rows.ts'

/** Periods in the order of the year: T1 per 30 April, T2 (delår) per 31 August, year per 31 December; Q1–Q3 where each quarter is followed up. */
export const Period = z.enum(['Q1', 'T1', 'Q2', 'T2', 'Q3', 'year'])
export type Period = z.infer<typeof Period>
/** Läge: enligt plan, avviker, kritiskt; no row is "ej bedömd". */
export const Status = z.enum(['ok', 'warn', 'bad'])
export type Status = z.infer<typeof Status>

/** Bedömning: reached, on the way, uncertain, will not be reached. */
export const Assessment = z.enum(['met', 'onTrack', 'uncertain', 'missed'])
export type Assessment = z.infer<typeof Assessment>

/** What a follow-up answers, in the order of the page. */
const Part = z.enum(['status', 'goals', 'activities', 'risks', 'forecast', 'vacancies', 'summary'])
export type FollowUpPart = z.infer<typeof Part>
export const followUpParts = Part.options

const text = (longest: number) => z.string().trim().max(longest).default('')
const degree = z.int().min(1).max(5)

/** What is said of each row of the plan, and of each cost kind. What is left out is as it was. */
const GoalAnswer = z.object({ now: text(120), assessment: Assessment.optional(), comment: text(500) })
const ActivityAnswer = z.object({
  status: Activity.shape.status.unwrap().optional(),
  /** The last day that it is moved to. */
  movedTo: Day.optional(),
  comment: text(500),
})
const RiskAnswer = z.object({ likelihood: degree.optional(), consequence: degree.optional(), comment: text(500) })
/** The forecast of the whole year, in öre. */
const ForecastAnswer = z.object({ amount: Ore.optional(), comment: text(500) })

/** What a follow-up was an answer to: the plan, the costs and the vacancies as they were when it was submitted. */
export const Asked = z.object({
  goals: z.array(z.object({ id: z.string(), text: z.string(), measure: z.string(), target: z.string() })),
  activities: z.array(
    z.object({
      ...{ id: z.string(), name: z.string(), cost: Ore, due: Day.optional() },
      status: Activity.shape.status.unwrap(),
    }),
  ),
  /** `likelihood` and `consequence`: as the follow-up before, or else the plan, has them. */
  risks: z.array(z.object({ id: z.string(), text: z.string(), likelihood: degree, consequence: degree })),
  /** `confirmed`: what is suggested is what somebody has confirmed among the costs. */
  costs: z.array(
    z.object({
      ...{ kind: z.string(), name: z.string(), budget: Ore, actual: Ore, suggested: Ore },
      confirmed: z.boolean().optional(),
    }),
  ),
  /** Last month with actuals, 0–12. */
  actualTo: z.int().min(0).max(12),
  vacancies: z.array(z.object({ role: z.string(), since: Day.optional() })),
  places: z.int().min(0),
  overBudgetPercent: z.int(),
  /** The period's last day: what should be done by then and is not, is late. */
  per: Day,
})
export type Asked = z.infer<typeof Asked>

const rows = <T extends z.ZodType>(answer: T) => z.record(z.string().max(60), answer)

/** One object's follow-up of one period. Identity is (year, object, period). It counts from the day it is submitted. */
export const FollowUp = z.object({
  object: z.string().min(1),
  year: Year,
  period: Period,
  status: Status.optional(),
  comment: text(2000),
  goals: rows(GoalAnswer).default({}),
  activities: rows(ActivityAnswer).default({}),
  risks: rows(RiskAnswer).default({}),
  forecast: rows(ForecastAnswer).default({}),
  /** What is done about the roles that nobody holds. */
  vacancies: text(2000),
  summary: text(4000),
  /** Who wrote in which part last, and when. */
  reported: z.partialRecord(Part, z.object({ by: z.string(), on: Day })).default({}),
  /** How many of the parts are answered. */
  answered: z.int().min(0).default(0),
  /** What Järnkoll suggested when it was submitted. */
  suggested: Status.optional(),
  submittedOn: Day.optional(),
  submittedBy: z.string().optional(),
  asked: Asked.optional(),
})
export type FollowUp = z.infer<typeof FollowUp>

const changes = <Shape extends z.ZodRawShape>(answer: z.ZodObject<Shape>) => rows(changeOf(answer)).optional()

/** What is written in a follow-up, a field at a time or many; what is left out stays, `null` empties. `right`: parts that are right as they stand. */
export const FollowUpChange = z.object({
  status: Status.nullish(),
  comment: FollowUp.shape.comment.unwrap().optional(),
  goals: changes(GoalAnswer),
  activities: changes(ActivityAnswer),
  risks: changes(RiskAnswer),
  forecast: changes(ForecastAnswer),
  vacancies: FollowUp.shape.vacancies.unwrap().optional(),
  summary: FollowUp.shape.summary.unwrap().optional(),
  right: z.array(Part).max(followUpParts.length).optional(),
})
export type FollowUpChange = z.infer<typeof FollowUpChange>

/** The follow-up that work begins with. */
export const newFollowUp = (year: number, object: string, period: Period): FollowUp =>
  FollowUp.parse({ year, object, period })

/** The follow-ups that count, in the order of the year: what is still being written says nothing yet. */
export const submittedOf = <F extends Pick<FollowUp, 'period' | 'submittedOn'>>(followUps: F[]): F[] =>
  followUps
    .filter(({ submittedOn }) => submittedOn !== undefined)
    .toSorted((a, b) => Period.options.indexOf(a.period) - Period.options.indexOf(b.period))
