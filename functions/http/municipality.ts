import { Hono } from 'hono'
import { actor } from './actor.ts'
import { allocation } from './allocation.ts'
import { approvals } from './approvals.ts'
import { calendar } from './calendar.ts'
import { changes } from './changes.ts'
import { comments } from './comments.ts'
import { comparison } from './comparison.ts'
import { comparisonReport } from './comparison-report.ts'
import { components } from './components.ts'
import { contracts } from './contracts.ts'
import { costs } from './costs.ts'
import { counts } from './counts.ts'
import { deadlines } from './deadlines.ts'
import { deadlineWork } from './deadline-work.ts'
import { decisions } from './decisions.ts'
import { economy } from './economy.ts'
import { enteredFigures } from './entered-figures.ts'
import { feedKeys } from './feed-keys.ts'
import { figures } from './figures.ts'
import { followups } from './followups.ts'
import { forums } from './forums.ts'
import { history } from './history.ts'
import { imports } from './imports.ts'
import { investments } from './investments.ts'
import { ledgers } from './ledgers.ts'
import { lacking } from './lacking.ts'
import { mailChoices } from './mail-choices.ts'
import { me } from './me.ts'
import { integrations } from './integrations.ts'
import { limitedWrites } from './limits.ts'
import { members } from './members.ts'
import { library } from './library.ts'
import { model } from './model.ts'
import { needs } from './needs.ts'
import { networks } from './networks.ts'
import { newYear } from './new-year.ts'
import { objects } from './objects.ts'
import { overview } from './overview.ts'
import { people } from './people.ts'
import { placed } from './placed.ts'
import { placing } from './placing.ts'
import { planning } from './planning.ts'
import { plans } from './plans.ts'
import { practice } from './practice.ts'
import { publicDescriptions } from './public-facts.ts'
import { removed } from './removed.ts'
import { reports } from './reports.ts'
import { scenarios } from './scenarios.ts'
import { search } from './search.ts'
import { sharing } from './sharing.ts'
import { staffing } from './staffing.ts'
import { suppliers } from './suppliers.ts'
import { systems } from './systems.ts'
import { units } from './units.ts'
import { views } from './views.ts'
import { wheel } from './wheel.ts'
import type { Env } from './env.ts'

/** Each file is a noun, each route names its permission. */
const nouns = new Hono<Env>()
  .use(actor)
  .use(limitedWrites)
  .route('/me', me)
  .route('/overview', overview)
  .route('/objects', objects)
  .route('/systems', systems)
  .route('/contracts', contracts)
  .route('/costs', costs)
  .route('/economy', economy)
  .route('/counts', counts)
  .route('/figures', figures)
  .route('/entered-figures', enteredFigures)
  .route('/allocation', allocation)
  .route('/investments', investments)
  .route('/ledgers', ledgers)
  .route('/placing', placing)
  .route('/placed', placed)
  .route('/scenarios', scenarios)
  .route('/components', components)
  .route('/suppliers', suppliers)
  .route('/integrations', integrations)
  .route('/people', people)
  .route('/imports', imports)
  .route('/changes', changes)
  .route('/lacking', lacking)
  .route('/units', units)
  .route('/staffing', staffing)
  .route('/views', views)
  .route('/forums', forums)
  .route('/decisions', decisions)
  .route('/comments', comments)
  .route('/calendar', calendar)
  .route('/feed-keys', feedKeys)
  .route('/mail-choices', mailChoices)
  .route('/plans', plans)
  .route('/planning', planning)
  .route('/approvals', approvals)
  .route('/new-year', newYear)
  .route('/needs', needs)
  .route('/followups', followups)
  .route('/reports', reports)
  .route('/wheel', wheel)
  .route('/deadlines', deadlines)
  .route('/deadlines', deadlineWork)
  .route('/history', history)
  .route('/public-descriptions', publicDescriptions)
  .route('/removed', removed)
  .route('/search', search)
  .route('/model', model)
  .route('/library', library)
  .route('/members', members)
  .route('/networks', networks)
  .route('/comparison/practice', practice)
  .route('/comparison/report', comparisonReport)
  .route('/comparison', comparison)
  .route('/sharing', sharing)

/** One municipality's routes. */
export const municipality = new Hono<Env>().route('/:municipality', nouns)
