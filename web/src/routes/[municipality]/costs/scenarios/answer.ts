import type { InferResponseType } from 'hono/client'
import type { api } from '#web/lib/api.ts'

type Routes = (typeof api)['scenarios']
/** The scenarios as their page has them; one of them; and some beside the base. */
export type Scenarios = InferResponseType<Routes['$get'], 200>
export type ScenarioPage = InferResponseType<Routes[':id']['$get'], 200>
export type Compared = InferResponseType<Routes['compared']['$get'], 200>

export type Choices = ScenarioPage['choices']
/** What one change makes different. */
export type Told = ScenarioPage['differences'][number]
export type Lines = Compared['lines']
