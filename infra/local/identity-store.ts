import type { Adapter, AdapterPayload } from 'oidc-provider'

/** What the identity provider remembers while it runs. A restart forgets it: whoever was half way signs in again. */
export function openIdentityStore() {
  const rows = new Map<string, { payload: AdapterPayload; until: number }>()
  const find = (where: (payload: AdapterPayload) => boolean) =>
    [...rows.values()].find(row => row.until > Date.now() && where(row.payload))?.payload

  return class Store implements Adapter {
    readonly model: string
    constructor(model: string) {
      this.model = model
    }
    key(id: string) {
      return `${this.model}:${id}`
    }
    async upsert(id: string, payload: AdapterPayload, expiresIn?: number) {
      const now = Date.now()
      for (const [key, row] of rows) if (row.until < now) rows.delete(key)
      rows.set(this.key(id), { payload: { ...payload, kind: this.model }, until: now + (expiresIn ?? 3600) * 1000 })
    }
    async find(id: string) {
      const row = rows.get(this.key(id))
      return row && row.until > Date.now() ? row.payload : undefined
    }
    async findByUid(uid: string) {
      return find(payload => payload.kind === this.model && payload.uid === uid)
    }
    async findByUserCode(code: string) {
      return find(payload => payload.kind === this.model && payload.userCode === code)
    }
    async consume(id: string) {
      const row = rows.get(this.key(id))
      if (row) row.payload.consumed = Math.floor(Date.now() / 1000)
    }
    async destroy(id: string) {
      rows.delete(this.key(id))
    }
    async revokeByGrantId(grantId: string) {
      for (const [key, row] of rows) if (row.payload.grantId === grantId) rows.delete(key)
    }
  }
}
