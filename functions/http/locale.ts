import * as z from 'zod'

/** The language that is asked for in an address: the municipality's own unless it says otherwise. */
export const locale = z.enum(['sv', 'en']).default('sv')
