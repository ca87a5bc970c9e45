import { ApiProblem } from './api.ts'

/** Something fetched for a page: what it is, or why it could not be had. The rest of the page lives on meanwhile. */
export class Resource<T> {
  data = $state.raw<T>()
  problem = $state.raw<Error>()
  readonly #load: () => Promise<T>
  #latest = 0

  constructor(load: () => Promise<T>) {
    this.#load = load
    $effect(() => {
      void this.reload()
    })
  }

  /** Fetches again; an answer that a later question has overtaken is thrown away. */
  reload = async () => {
    const mine = ++this.#latest
    try {
      const data = await this.#load()
      if (mine === this.#latest) [this.data, this.problem] = [data, undefined]
    } catch (error) {
      if (mine === this.#latest) this.problem = error as Error
    }
  }
}

/** There is nothing at the address, as far as the reader can tell. */
export const isGone = (problem: Error | undefined) => problem instanceof ApiProblem && problem.status === 404
/** It is there, and is not the reader's; the problem says whose. */
export const isRefused = (problem: Error | undefined) => problem instanceof ApiProblem && problem.status === 403
