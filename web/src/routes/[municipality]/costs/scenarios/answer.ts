import type { InferResponseType } from 'hono/client'
import type { api } from '#web/lib/api.ts'

type Routes = (typeof api)['scenarios']
/** A scenario as its page has it. */
export type ScenarioPage = InferResponseType<Routes[':id']['$get'], 200>

export type Choices = ScenarioPage['choices']
/** What one change makes different. */
export type Told = ScenarioPage['differences'][number]
/** The base beside scenarios, in every way of telling it. */
export type Lines = InferResponseType<Routes['compared']['$get'], 200>['lines']
