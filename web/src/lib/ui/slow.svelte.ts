/** Whether one has waited so long that one should see that something is on its way: 300 ms. */
export class Slow {
  yes = $state(false)
  constructor() {
    $effect(() => {
      const timer = setTimeout(() => (this.yes = true), 300)
      return () => clearTimeout(timer)
    })
  }
}
