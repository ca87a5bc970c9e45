const ends = 'administratör|ansvarig|förvaltare|ledare|representant|samordnare|specialist|ägare'
const compound = new RegExp(`(?<=\\p{L}{4})(${ends})`, 'giu')

/** A role's name with soft hyphens where Swedish compounds part: not every browser knows where that is. */
export const hyphenated = (name: string): string => name.replace(compound, '\u00ad$1')
