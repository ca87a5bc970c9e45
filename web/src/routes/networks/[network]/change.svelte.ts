import * as m from '#messages'
import type { NetworkChange } from '#shared/networks.ts'
import { coordination, ifMatch, read } from '#web/lib/api.ts'
import { useNetwork } from '../network.ts'

/** How a page changes the network, and what came of it. */
export class Changing {
  said = $state('')
  problem = $state('')
  readonly #holder = useNetwork()

  /** Saves over the revision that was read; what was said no to is read anew. Answers whether it was saved. */
  save = async (json: NetworkChange): Promise<boolean> => {
    const { id, revision } = this.#holder.of.network
    ;[this.said, this.problem] = ['', '']
    try {
      await read(coordination[':network'].$patch({ param: { network: id }, json }, ifMatch(revision)))
      this.said = m.coordination_saved()
      return true
    } catch (error) {
      this.problem = (error as Error).message
      return false
    } finally {
      await this.#holder.refresh()
    }
  }
}
