import type { Data } from '#functions/data/index.ts'

/** What Socialnämnden writes of its public documents; the other nämnder have not begun. */
export const seedDescriptions = (data: Data) =>
  data.descriptions.create({
    unit: 'org-sn',
    texts: {
      organisation:
        'Socialnämnden ansvarar för äldreomsorg, individ- och familjeomsorg och stöd till personer med funktionsnedsättning.\nHandlingarna finns hos socialförvaltningen.',
      registers: 'Diariet, arkivförteckningen och dokumenthanteringsplanen finns hos registratorn.',
      aids: 'En dator för besökare finns i kommunhusets reception.',
      contact: 'Registrator, socialnamnden@norrbacka.example, 0999-100 00.',
      secrecy: 'Socialtjänstsekretess, 26 kap. 1 § offentlighets- och sekretesslagen.',
      exchange: '',
      sale: 'Nämnden säljer inte personuppgifter.',
    },
  })
