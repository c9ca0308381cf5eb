// What electron-builder asks of fpm, read from its command line. An argument that is not known here is a fault: it would
// otherwise be missing from the package without a word.

export interface PackageOrder {
  readonly kind: 'deb' | 'rpm';
  /** Absolute. */
  readonly target: string;
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly summary: string;
  readonly description: string;
  readonly maintainer: string;
  readonly vendor: string;
  readonly homepage: string;
  readonly license: string;
  readonly category: string;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  readonly compression: string;
  readonly afterInstall: string;
  readonly afterRemove: string;
  /** Globs of paths without a leading slash. */
  readonly excluded: readonly string[];
  readonly mappings: readonly Mapping[];
}

/** A file to a file, or what is in a folder to a folder. */
export interface Mapping {
  readonly from: string;
  readonly to: string;
}

const FLAGS: ReadonlySet<string> = new Set(['--force', '--debug']);
const KNOWN: ReadonlySet<string> = new Set([
  ...['-s', '-t', '-d', '--deb-recommends', '--architecture', '--after-install', '--after-remove'],
  ...['--description', '--version', '--package', '--name', '--maintainer', '--vendor', '--url', '--category'],
  ...['--deb-priority', '--rpm-summary', '--license', '--exclude', '--rpm-os', '--rpm-compression'],
  ...['--deb-compression', '--log'],
]);

export function readFpmArguments(args: readonly string[]): PackageOrder {
  const { options, mappings } = sortArguments(args);
  const all = (name: string) => options.filter(([option]) => option === name).map(([, value]) => value);
  const one = (name: string) => all(name).at(-1) ?? '';
  const kind = one('-t');
  if (kind !== 'deb' && kind !== 'rpm') throw new Error(`No package of the kind "${kind}" can be made here.`);
  const [firstLine = '', ...rest] = one('--description').split('\n');
  return {
    kind,
    target: one('--package'),
    name: one('--name'),
    version: one('--version'),
    architecture: one('--architecture'),
    summary: one('--rpm-summary') || firstLine.trim(),
    description: (rest.length > 0 ? rest : [firstLine]).map((line) => line.trim()).join('\n'),
    maintainer: one('--maintainer'),
    vendor: one('--vendor'),
    homepage: one('--url'),
    license: one('--license'),
    category: one('--category'),
    depends: all('-d'),
    recommends: all('--deb-recommends'),
    compression: one(`--${kind}-compression`),
    afterInstall: one('--after-install'),
    afterRemove: one('--after-remove'),
    excluded: all('--exclude'),
    mappings,
  };
}

function sortArguments(args: readonly string[]) {
  const options: [string, string][] = [];
  const mappings: Mapping[] = [];
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (FLAGS.has(word)) continue;
    if (!word.startsWith('-')) {
      const cut = word.lastIndexOf('=');
      mappings.push({ from: word.slice(0, cut), to: word.slice(cut + 1) });
      continue;
    }
    const [, name = word, inWord] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
    if (!KNOWN.has(name)) throw new Error(`The option ${name} is not known to this stand-in for fpm.`);
    options.push([name, inWord ?? rest.shift() ?? '']);
  }
  return { options, mappings };
}
