const ends =
  'administration|administratör|ansvarig|byggnad|förande|följning|förvaltare|förvaltning|ledare|representant|samordnare|specialist|utvecklare|ägare'
const compound = new RegExp(`(?<=\\p{L}{3})(${ends})`, 'giu')

/** A name with soft hyphens where Swedish compounds part: not every browser knows where that is. */
export const hyphenated = (name: string): string => name.replace(compound, '\u00ad$1')
