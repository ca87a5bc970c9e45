// Runs before anything is drawn, so that the colour scheme does not flash: the chosen one, or the system's.
{
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    document.documentElement.dataset.colorScheme = localStorage.getItem('scheme') ?? (dark.matches ? 'dark' : 'light')
  }
  dark.addEventListener('change', apply)
  addEventListener('scheme', apply)
  apply()
}
