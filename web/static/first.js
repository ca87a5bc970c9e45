// Runs before anything else.

// The colour scheme must not flash: the chosen one, or the system's.
{
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    document.documentElement.dataset.colorScheme = localStorage.getItem('scheme') ?? (dark.matches ? 'dark' : 'light')
  }
  dark.addEventListener('change', apply)
  addEventListener('scheme', apply)
  apply()
}

// zod would try whether it may compile code, which our security policy reports as a breach.
globalThis.__zod_globalConfig = { jitless: true }
