/** What this software is called and which version it is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageFolder } from './platform/packageFolder.ts'

const Package = z.object({ name: z.string(), version: z.string() })

export const software = Package.parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')))
