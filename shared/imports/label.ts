type Text = (inputs: object, options?: { locale?: 'sv' | 'en' }) => string

/** A text in both languages: what a heading or a choice is called in a file. */
export const label = (text: Text) => ({ sv: text({}, { locale: 'sv' }), en: text({}, { locale: 'en' }) })

/** The first column of every file: the stable id, by which a changed name is still the same. */
export const idField = { id: 'id', label: { sv: 'Id', en: 'Id' }, names: [], kind: 'text' } as const
