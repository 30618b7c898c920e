/** The criteria sets that come with the application, in `catalogue/<authority>/<scope>/<year>/`. Read anew each time: people edit them. */
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { CatalogueFiles } from '../../../core/catalogue/readCatalogue.ts'
import { readCatalogueFolder } from '../../platform/files/readFolder.ts'
import { packageFolder } from '../../platform/packageFolder.ts'

const SHIPPED = join(packageFolder, 'catalogue')

/** Folder names such as `khanh-hoa/so/2022`, in order. */
export async function listShippedFolders(root = SHIPPED): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && entry.name === 'catalogue.yaml')
    .map((entry) => relative(root, entry.parentPath).split(sep).join('/'))
    .sort()
}

/** Null where there is no such shipped folder; only names that `listShippedFolders` gives are opened. */
export async function readShippedFolder(folder: string, root = SHIPPED): Promise<CatalogueFiles | null> {
  if (!(await listShippedFolders(root)).includes(folder)) return null
  const read = await readCatalogueFolder(join(root, folder))
  return read.ok ? read.value : null
}
