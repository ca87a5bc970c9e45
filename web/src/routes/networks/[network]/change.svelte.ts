import * as m from '#messages'
import type { NetworkChange } from '#shared/networks.ts'
import { coordination, ifMatch, read } from '#web/lib/api.ts'
import { useNetwork, type Network } from '../network.ts'

type Change = NetworkChange | ((now: Network['network']) => NetworkChange)

/** How a page changes the network, and what came of it. */
export class Changing {
  said = $state('')
  problem = $state('')
  readonly #holder = useNetwork()
  #last: Promise<unknown> = Promise.resolve()

  /**
   * Saves over the network as it is when its turn comes: one change at a time, in the order that they were made. What was
   * said no to is read anew. Answers whether it was saved.
   */
  save = (change: Change): Promise<boolean> => {
    const saved = this.#last.then(() => this.#save(change))
    this.#last = saved
    return saved
  }

  async #save(change: Change): Promise<boolean> {
    const { network } = this.#holder.of
    const json = typeof change === 'function' ? change(network) : change
    ;[this.said, this.problem] = ['', '']
    try {
      await read(
        coordination[':network'].$patch({ param: { network: network.id }, json }, ifMatch(network.revision)),
      ).finally(this.#holder.refresh)
      this.said = m.coordination_saved()
      return true
    } catch (error) {
      this.problem = (error as Error).message
      return false
    }
  }
}
