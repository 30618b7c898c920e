/** Modules as they are built: Node 20 runs no TypeScript in a thread, so what starts threads is tried built. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/** Builds `names` of `directory` into a folder of their own; `load` imports one, `remove` takes the folder away. */
export async function buildModules(directory: string, names: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'cchc-built-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      rollupOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(directory, `${name}.ts`)])),
        output: { entryFileNames: '[name].js', format: 'es' },
      },
    },
  })
  return {
    load: (name: string) => import(pathToFileURL(join(folder, `${name}.js`)).href),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
