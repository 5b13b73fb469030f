/** The rooms of the house and what each may import; docs/architecture.md says why. */
const rooms = {
  domain: ['domain'],
  messages: ['messages', 'domain'],
  template: ['template', 'messages', 'domain'],
  table: ['table', 'template', 'messages', 'domain'],
  flows: ['flows', 'table', 'template', 'messages', 'domain'],
  google: ['google', 'flows', 'template', 'messages', 'domain'],
  entrypoints: ['entrypoints', 'google', 'flows', 'table', 'template', 'messages', 'domain'],
};

/** The browser's room knows the server by the shapes of its answers only, which vanish from the bundle. */
const sidebarRules = [
  {
    name: 'sidebar-keeps-to-its-neighbours',
    severity: 'error',
    from: { path: '^src/sidebar/' },
    to: {
      pathNot:
        '^(src/(sidebar|messages|table|domain)/|node_modules/(preact|papaparse|@types/papaparse)/)',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'sidebar-knows-shapes-of-answers-only',
    severity: 'error',
    from: { path: '^src/sidebar/' },
    to: { path: '^src/', pathNot: '^src/(sidebar|messages|table|domain|flows)/' },
  },
];

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-keeps-to-its-neighbours`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { pathNot: `^src/(${allowed.join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    ...sidebarRules,
    {
      name: 'no-circle',
      comment: 'types may know each other, as the classes of a spreadsheet do; code may not',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'services-are-interfaces',
      comment: 'google knows flows by their services only, never by what they do',
      severity: 'error',
      from: { path: '^src/google/' },
      to: { path: '^src/flows/', pathNot: '^src/flows/services\\.ts$' },
    },
    {
      name: 'the-bundle-knows-no-workbench',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sidebar/' },
      to: { path: '^(workbench|test|bench|node_modules)/' },
    },
    {
      name: 'the-workbench-runs-the-built-bundle-only',
      severity: 'error',
      from: { path: '^workbench/' },
      to: { path: '^(src|test|bench)/' },
    },
    {
      name: 'the-page-has-no-node',
      severity: 'error',
      from: {
        path: '^workbench/(page|htmlPage|engine)/',
        pathNot: '^workbench/engine/loadEngine\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-unreachable',
      severity: 'error',
      from: { orphan: true, path: '^(src|workbench)/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'test/tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
