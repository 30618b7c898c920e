import { z } from 'zod'
import { given } from '../../shell/addresses.ts'

/** What the address of the results' page may say. */
export const ResultsSearch = z.object({ page: given.page })
