/** Compares what every installed package declares in `engines` with the oldest Node that we promise. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { minVersion, satisfies } from 'semver'

/**
 * Packages that declare a newer Node and are known to run on the oldest one: each is exercised by the tests there.
 * A package leaves this list when a release that declares our Node is taken.
 */
const runOnOlder = new Map([
  ['unpdf', 'reads PDF in the plan-reading tests'],
  ['cookie', 'parses cookies in every test that signs in'],
])

/** One sentence per package whose `engines.node` leaves out our oldest Node and that is not known to run. */
export function enginesProblems(top) {
  const ours = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')).engines.node
  const oldest = minVersion(ours)
  const lock = JSON.parse(readFileSync(join(top, 'package-lock.json'), 'utf8'))
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && entry.engines?.node && existsSync(join(top, path)))
    .map(([path, entry]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      wants: entry.engines.node,
      version: entry.version,
    }))
    .filter(({ name, wants }) => !satisfies(oldest, wants) && !runOnOlder.has(name))
    .map(
      ({ name, wants, version }) =>
        `${name}@${version} declares Node "${wants}", we promise ${ours}: take a release that declares it`,
    )
}
