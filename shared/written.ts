/** The same name whatever the case, and however many spaces. */
export const spelled = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')

/** Where an address on the web leads, written with or without https: to the web and nowhere else. */
export const hrefOf = (link: string) => (/^https?:\/\//i.test(link) ? link : `https://${link}`)
