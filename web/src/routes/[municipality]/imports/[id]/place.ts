/** Which sheet, and where its headings are, when somebody asks for other than the guessed. */
export type Place = { sheet?: string; headings?: string; headingRows?: string }
