/** What stands in a cell whose formula has never been worked out: whoever wrote the file left it to Excel. */
export const UNCOUNTED = '#FORMEL!'

/** What Excel shows in a cell whose formula has come to nothing, in Swedish and English. */
const FAULT =
  /^#(?:FORMEL!|DIV\/0!|DIVISION\/0!|N\/A|SAKNAS!|REF!|REFERENS!|NAME\?|NAMN\?|VALUE!|VÄRDEFEL!|NUM!|OGILTIGT!|NULL!|SKÄRNING!|SPILL!|SPILLD!|CALC!|BERÄKNA!)$/i

/** A value that is the fault of a formula, and never what somebody meant to be read in. */
export const isFault = (text: string): boolean => FAULT.test(text)
