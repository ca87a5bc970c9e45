import * as z from 'zod'
import { createApp } from '#functions/http/app.ts'
import { permissionOf } from '#functions/http/allow.ts'
import { schemaOf } from '#functions/http/body.ts'

/** Every route with its permission and its body's schema, read off the app itself. */
function readRoutes() {
  const app = createApp({ settings: { origin: '' } } as never)
  const groups = Map.groupBy(
    app.routes.filter(route => route.method !== 'ALL' && route.path.startsWith('/api/')),
    route => `${route.method} ${route.path}`,
  )
  return [...groups].map(([name, handlers]) => {
    const [method, path] = name.split(' ') as [string, string]
    return {
      ...{ name, method, path: path.replace('/api', '') },
      permission: handlers.map(h => permissionOf(h.handler)).find(p => p !== undefined),
      schema: handlers.map(h => schemaOf(h.handler)).find(s => s !== undefined),
    }
  })
}
export const routes = readRoutes()
export type Route = (typeof routes)[number]

/** A route's address with that id wherever it asks for one. */
export const address = ({ path }: Route, municipality: string, id: string) =>
  path
    .replace('/:municipality', municipality && `/${municipality}`)
    .replace(':year', '2026')
    .replace(/:kind/, 'object')
    .replace(/:\w+(\{[^}]*\})?/g, id)

type Json = {
  type?: string | string[]
  format?: string
  pattern?: string
  minimum?: number
  exclusiveMinimum?: number
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Json>
  items?: Json
  prefixItems?: Json[]
  minItems?: number
  anyOf?: Json[]
  oneOf?: Json[]
}

/** Texts of another form than a name: a day, a day of any year, a row's id, a network's own figure. */
const forms = ['2026-10-01', '09-30', '9999', 'znewrow00001', 'own-figure']

/** A body that the route's schema lets through, with that text wherever any text will do. */
export function bodyOf({ schema }: Route, text: string): unknown {
  if (!schema) return undefined
  const body = sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json, text)
  // What the schema's own functions ask for stands in no pattern: tried out.
  for (const form of forms)
    for (const { path } of schema.safeParse(body).error?.issues ?? []) {
      const holder = path.slice(0, -1).reduce((at, key) => at[key as string] as never, body as Record<string, unknown>)
      if (typeof holder[path.at(-1) as string] === 'string') holder[path.at(-1) as string] = form
    }
  return body
}

function sample(json: Json, text: string): unknown {
  if (json.const !== undefined) return json.const
  if (json.enum) return json.enum[0]
  const [first] = json.anyOf ?? json.oneOf ?? []
  if (first) return sample(first, text)
  if (json.type === 'object')
    return Object.fromEntries(Object.entries(json.properties ?? {}).map(([name, of]) => [name, sample(of, text)]))
  // A pair of numbers is from the one to the other.
  if (json.prefixItems)
    return json.prefixItems.map((of, i) => sample({ ...of, minimum: Math.max(of.minimum ?? 0, i) }, text))
  if (json.type === 'array')
    return json.items ? Array.from({ length: json.minItems ?? 1 }, () => sample(json.items!, text)) : []
  if (json.type === 'integer' || json.type === 'number')
    return Math.max(json.minimum ?? 0, (json.exclusiveMinimum ?? -1) + 1, 0)
  if ([json.type].flat().includes('boolean')) return true
  if (json.format === 'email') return `${text}@kommun.example`
  if (json.pattern === undefined || new RegExp(json.pattern).test(text)) return text
  return forms.find(candidate => new RegExp(json.pattern!).test(candidate)) ?? text
}
