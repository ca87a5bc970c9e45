/** Scheduled work. Cron is EventBridge Scheduler's, in Europe/Stockholm, never 02–03 local time. */
export const schedule = [
  {
    name: 'generate-deadlines',
    cron: 'cron(15 4 * * ? *)',
    perTenant: true,
    impact: 'Nya och flyttade datum i årshjulet blir inga frister; Att göra visar gårdagens läge.',
  },
  {
    name: 'release-benchmarks',
    cron: 'cron(30 4 * * ? *)',
    perTenant: false,
    impact: 'Jämförelsen visar förra släppet; inga uppgifter lämnar kommunerna.',
  },
] as const

export type JobName = (typeof schedule)[number]['name']
export const timeZone = 'Europe/Stockholm'
