// The import rules of the house: which part may know which. `npm run check` enforces them.
/** The folders of app/, each of which may import only those before it. */
const ORDER = [
  'shared',
  'time',
  'texts',
  'storage',
  'trust',
  'providers',
  'companies',
  'tokens',
  'problems',
  'clipboard',
  'settings',
  'managed',
  'activity',
  'diagnostics',
  'announcements',
  'updates',
  'tray',
  'snapshot',
  'commands',
  'core',
  'platform',
];

const arrowsRunDown = ORDER.slice(0, -1).map((folder, at) => ({
  name: `${folder}-imports-only-what-is-below`,
  comment: `Imports run one way: ${ORDER.join(', ')}; each knows only those before it.`,
  severity: 'error',
  from: { path: `^app/${folder}/` },
  to: { path: `^app/(${ORDER.slice(at + 1).join('|')})/` },
}));

const ELECTRON = '(^|/)(electron|electron-store|electron-log|electron-updater)(/|$)';

const UPDATE_LIBRARY = '^app/platform/updates/(update-library|mac-installation)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrowsRunDown,
    {
      name: 'every-folder-has-a-place-in-the-order',
      comment: 'A new folder of app/ goes into ORDER, above.',
      severity: 'error',
      from: { path: '^app/', pathNot: `^app/([^/]+$|(${ORDER.join('|')}|practice)/)` },
      to: {},
    },
    {
      name: 'window-knows-only-shared',
      comment: 'The window may import app/shared/, and nothing else of the main process.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^app/', pathNot: '^app/shared/' },
    },
    {
      name: 'window-has-no-schemas',
      comment: 'Main checks what crosses; the schema library would make the window large for nothing.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '(^|/)zod(/|$)', dependencyTypesNot: ['local'] },
    },
    {
      name: 'shared-is-pure',
      comment:
        'What both processes share imports nothing: no part of ours, nothing of Node or Electron, and no package but i18next, which itself needs none of these.',
      severity: 'error',
      from: { path: '^app/shared/' },
      to: { path: '.', pathNot: ['^app/shared/', '(^|/)node_modules/i18next/'] },
    },
    {
      name: 'window-has-no-electron',
      comment: 'The window runs in a sandbox: what it needs from the system goes through the contract.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ELECTRON, dependencyTypesNot: ['local'] },
    },
    {
      name: 'window-has-no-node',
      comment: 'The window is a web page: it has none of the modules of Node.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-process-knows-no-window',
      comment: 'The main process tells the window its state by the contract, and never reaches into it.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'preload-imports-only-contract-and-electron',
      comment: 'The preload exposes the bridge and does nothing else.',
      severity: 'error',
      from: { path: '^app/preload\\.ts$' },
      to: { path: '.', pathNot: ['^app/shared/contract/', '(^|/)electron(/|$)'] },
    },
    {
      name: 'preload-takes-only-types-of-the-contract',
      comment: 'Only types: the preload carries no code but its own few lines; main checks every call.',
      severity: 'error',
      from: { path: '^app/preload\\.ts$' },
      to: { path: '^app/shared/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-platform-knows-electron',
      comment: 'All other folders declare what they need as interfaces; platform/ implements them.',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/((main|assembly|window-opening|preload)\\.ts$|platform/)' },
      to: { path: ELECTRON, dependencyTypesNot: ['local'] },
    },
    {
      name: 'main-alone-imports-platform',
      comment:
        'Only main.ts, window-opening.ts and assembly.ts put the real parts together; the threads have parts of their own.',
      severity: 'error',
      from: {
        path: '^app/',
        pathNot: '^app/((main|assembly|window-opening)\\.ts$|(storage|clipboard)-thread\\.ts$|platform/)',
      },
      to: { path: '^app/platform/' },
    },
    {
      name: 'practice-stands-alone',
      comment: 'The practice server plays the other side, so it shares no code with ours.',
      severity: 'error',
      from: { path: '^app/practice/' },
      to: { path: '^app/', pathNot: '^app/practice/' },
    },
    {
      name: 'main-alone-imports-practice',
      comment: 'Within the app, only assembly.ts may ask for the practice server.',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/(assembly\\.ts$|practice/)' },
      to: { path: '^app/practice/' },
    },
    {
      name: 'practice-is-loaded-on-demand',
      comment: 'assembly.ts loads it by a dynamic import, so that it costs nothing until it is asked for.',
      severity: 'error',
      from: { path: '^app/assembly\\.ts$' },
      to: { path: '^app/practice/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'assembly-is-loaded-after-the-tray',
      comment: 'main.ts shows the tray first, and loads everything else by a dynamic import.',
      severity: 'error',
      from: { path: '^app/main\\.ts$' },
      to: { path: '^app/assembly\\.ts$', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'update-library-is-loaded-on-demand',
      comment: 'It costs nothing until a check is due: everything else imports it dynamically, or its types.',
      severity: 'error',
      from: { path: '^app/', pathNot: UPDATE_LIBRARY },
      to: {
        path: ['(^|/)node_modules/electron-updater/', UPDATE_LIBRARY],
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'certificate-maker-does-not-ship',
      comment:
        'Only the command line of the practice server makes certificates, with a package for development.',
      severity: 'error',
      from: { path: '^app/main\\.ts$' },
      to: { path: '^app/practice/practice-certificate\\.ts$', reachable: true },
    },
    {
      name: 'shipped-code-knows-no-tests-and-no-build',
      comment: 'app/ and renderer/ stand on their own.',
      severity: 'error',
      from: { path: '^(app|renderer)/' },
      to: { path: '^(tests|build)/' },
    },
    {
      name: 'stand-ins-know-no-tests',
      comment:
        'build/desktop/ and build/waiting/ serve the demonstration and the tests alike, so they need neither.',
      severity: 'error',
      from: { path: '^build/(desktop|waiting)/' },
      to: { path: '^(tests|build/demo)/' },
    },
    {
      name: 'tests-share-by-support',
      comment: 'tests/support/ is what tests and benches share, so it needs neither.',
      severity: 'error',
      from: { path: '^tests/support/' },
      to: { path: '^tests/(bench|e2e|unit)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'features-of-the-window-import-one-way',
      comment:
        'Two folders of the window that need each other are one feature, or hide a third; ui/ knows none.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^renderer/' },
      to: { circular: true, viaOnly: { path: '^renderer/' } },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports is dead, or a test of it is missing.',
      severity: 'error',
      from: { orphan: true, path: '^(app|renderer)/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'no-broken-imports',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: { pathNot: '^tests/.*/callers/' },
      to: { couldNotResolve: true, pathNot: '^electron/' },
    },
  ],
  options: {
    // TypeScript 7 has no parser that other tools could call, so swc reads the files.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test-results|screenshots)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
