/**
 * Scheduled work. Cron is EventBridge Scheduler's, in Europe/Stockholm, never 02–03 local time.
 * `scope`: one piece of work per municipality, or one for all. `impact`: what stops working when it fails.
 */
export const schedule = [
  {
    name: 'generate-deadlines',
    cron: 'cron(15 4 * * ? *)',
    scope: 'municipality',
    impact: 'Nya och flyttade datum i årshjulet blir inga frister; Att göra visar gårdagens läge.',
  },
  {
    name: 'reckon-costs',
    cron: 'cron(20 4 * * ? *)',
    scope: 'municipality',
    impact: 'Ändrad bemanning syns inte i kostnaderna; den beräknade personalkostnaden är gårdagens.',
  },
  {
    name: 'publish-snapshots',
    cron: 'cron(30 4 * * ? *)',
    scope: 'municipality',
    impact: 'Kommunernas uppgifter kommer inte med i nästa släpp; jämförelsen får färre svar.',
  },
  {
    name: 'send-reminders',
    cron: 'cron(0 7 * * ? *)',
    scope: 'municipality',
    impact: 'Ingen får dagens mejl om vad som ska göras eller är försenat; det kommer nästa vardag.',
  },
  {
    name: 'release-benchmarks',
    cron: 'cron(0 6 * * ? *)',
    scope: 'all',
    impact: 'Jämförelsen visar förra släppet; ingen uppgift lämnar någon kommun.',
  },
  {
    name: 'show-releases',
    cron: 'cron(0 12 * * ? *)',
    scope: 'all',
    impact: 'Omgångar som släpptes i morse syns inte för medlemmarna; de visas nästa dag klockan 12.',
  },
  {
    name: 'verify-release',
    cron: 'cron(0 5 1 * ? *)',
    scope: 'all',
    impact: 'Det som är släppt räknas inte om den här månaden; att något har ändrats i efterhand upptäcks inte.',
  },
] as const

/** Work that people ask for and do not wait for: a queue and no clock. */
export const errands = [
  {
    name: 'import-register',
    impact: 'Filer som läses in blir inte klara; registret är som det var, och inget är halvt inläst.',
  },
  {
    name: 'import-ledger',
    impact: 'Utfall som läses in blir inte klara; kostnaderna är som de var, och ingen fil räknas till hälften.',
  },
  {
    name: 'place-costs',
    impact: 'Nya regler och placeringar syns inte i kostnaderna; de visas som de var placerade förut.',
  },
  {
    name: 'make-report',
    impact: 'Rapporter blir inte PDF, Word eller Excel; de går att läsa som sidor, och fastställda planer finns kvar.',
  },
] as const

export type JobName = (typeof schedule)[number]['name']
export type ErrandName = (typeof errands)[number]['name']
export const timeZone = 'Europe/Stockholm'
