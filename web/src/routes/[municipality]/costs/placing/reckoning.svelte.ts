import { api, read } from '#web/lib/api.ts'

/** Milliseconds: between the first questions, between the later ones, and until one is told that it takes long. */
const [FIRST, LATER, LONG] = [400, 4_000, 60_000]

/** Costs that are being reckoned anew, until what is shown is made of how things are placed now. */
export class Reckoning {
  state = $state<'still' | 'going' | 'long' | 'done'>('still')
  readonly #municipality: string
  #asked = 0

  constructor(municipality: string) {
    this.#municipality = municipality
    $effect(() => () => void (this.#asked += 1))
  }

  get going() {
    return this.state === 'going' || this.state === 'long'
  }

  /** Waits for these years. Answers whether it came to an end: not when somebody waits anew, or has left the page. */
  async wait(years: number[]): Promise<boolean> {
    const mine = ++this.#asked
    this.state = 'going'
    let waited = 0
    for (let pause = FIRST; ; pause = Math.min(pause * 1.4, LATER)) {
      await new Promise(resolve => setTimeout(resolve, pause))
      if (mine !== this.#asked) return false
      const current = await this.#current(years)
      if (mine !== this.#asked) return false
      if (current) {
        this.state = 'done'
        return true
      }
      waited += pause
      if (waited > LONG) this.state = 'long'
    }
  }

  /** Goes on with what somebody else, or another page, has begun; what is already current says nothing. */
  async follow(years: number[]): Promise<boolean> {
    return (await this.#current(years)) ? false : this.wait(years)
  }

  /** Who cannot be asked right now is asked again. */
  async #current(years: number[]): Promise<boolean> {
    const states = years.map(year =>
      read(api.costs[':year'].state.$get({ param: { municipality: this.#municipality, year: String(year) } })),
    )
    return Promise.all(states).then(
      of => of.every(({ current }) => current),
      () => false,
    )
  }
}
