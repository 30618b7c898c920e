/**
 * The walls between the rooms (docs/decisions/one-package-and-walls.md). The feature ladder is the one array below:
 * a feature may import the public file of a feature that stands before it, and nothing else of another feature.
 */
const ladder = [
  'audit',
  'settings',
  'units',
  'accounts',
  'notifications',
  'catalogue',
  'procedures',
  'dossiers',
  'indicators',
  'surveys',
  'evidence',
  'assessments',
  'appraisal',
  'ranking',
  'remediation',
  'registers',
  'forecast',
  'reports',
  'overview',
  'instance',
]

const tests = '\\.(test|testing)\\.tsx?$'
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const ladderRules = ladder.flatMap((feature, step) => {
  const above = ladder.slice(step + 1)
  if (!above.length) return []
  return rule(
    `ladder-${feature}`,
    `${feature} stands below these features and may not import them; send an event up instead`,
    { path: `^src/server/features/${feature}/`, pathNot: tests },
    { path: `^src/server/features/(${above.join('|')})/` },
  )
})

module.exports = {
  forbidden: [
    rule(
      'no-cycle',
      'Two files that need each other are one file, or the shared part belongs in a third',
      {},
      { circular: true },
    ),
    rule('no-unresolved', 'An import that is not there', {}, { couldNotResolve: true }),
    rule(
      'core-is-pure',
      'core knows no I/O, clock, browser or database',
      { path: '^src/core/', pathNot: tests },
      {
        pathNot: '^(src/core/|node_modules/(zod|fraction\\.js|yaml)/)',
      },
    ),
    rule(
      'contract-is-shared',
      'contract stands between server and browser',
      { path: '^src/contract/', pathNot: tests },
      { pathNot: '^(src/(core|contract)/|node_modules/zod/)' },
    ),
    rule(
      'platform-knows-no-feature',
      'platform serves features and does not know them',
      { path: '^src/server/platform/', pathNot: tests },
      { path: '^src/', pathNot: '^src/(core/values/|core/plans/planReading|server/platform/)' },
    ),
    rule(
      'feature-imports',
      'a feature imports core, contract, platform and features below it',
      { path: '^src/server/features/', pathNot: tests },
      { path: '^src/', pathNot: '^src/(core|contract|server/platform|server/features)/' },
    ),
    rule(
      'another-feature-by-its-public-file',
      'the public file carries the feature’s name; its SQL and routes are its own',
      { path: '^src/server/features/([^/]+)/', pathNot: tests },
      {
        path: '^src/server/features/',
        pathNot: '^src/server/features/$1/|^src/server/features/([^/]+)/\\1\\.ts$',
      },
    ),
    ...ladderRules,
    rule(
      'web-imports',
      'the browser knows core and the contract only',
      { path: '^src/web/', pathNot: `${tests}|vite\\.config` },
      {
        path: '^(src/(server|cli)/|node:)|^(fs|path|os|crypto|http|https|child_process|stream|url|util|net|worker_threads)$',
      },
    ),
    rule(
      'cli-imports',
      'the command uses what the application offers',
      { path: '^src/cli/', pathNot: tests },
      { path: '^src/', pathNot: '^src/(cli|core|contract)/|^src/server/[a-zA-Z]+\\.ts$' },
    ),
    rule(
      'app-imports',
      'the application knows nothing of browser and command',
      { path: '^src/server/' },
      { path: '^src/(web|cli)/' },
    ),
    rule(
      'sql-in-its-place',
      'SQL is written in *.sql.ts and migrations',
      {
        path: '^src/server/features/',
        pathNot: `${tests}|\\.sql\\.ts$`,
      },
      { path: '^node_modules/(kysely|pg)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'tsc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    builtInModules: { add: [] },
  },
}
