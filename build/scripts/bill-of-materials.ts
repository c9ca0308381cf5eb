// What the app is made of, as a CycloneDX document: the packages that ship, read from the lock file, and Electron around
// them. `npm sbom --omit dev` is not used: it leaves out what a tool needs too.
import { readFileSync } from 'node:fs';
import { project } from './project.ts';

export interface Component {
  readonly 'bom-ref': string;
  readonly type: 'application' | 'framework' | 'library';
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly (
    | { readonly license: { readonly id: string } }
    | { readonly expression: string }
  )[];
  readonly hashes?: readonly { readonly alg: 'SHA-512'; readonly content: string }[];
}

export interface BillOfMaterials {
  readonly $schema: string;
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.5';
  readonly version: number;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface LockedPackage {
  readonly name?: string;
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
type LockedPackages = Readonly<Record<string, LockedPackage>>;

const ROOT = '';
const MODULES = 'node_modules/';

/** Needs neither network nor installed packages. Throws on a package that names no licence. */
export function billOfMaterials(): BillOfMaterials {
  const packages = lockedPackages();
  const places = shippedPlaces(packages);
  const electron = `${MODULES}electron`;
  const reference = (place: string) => component(place, packages)['bom-ref'];
  const needs = (place: string) => [...needed(place, packages), ...(place === ROOT ? [electron] : [])];
  const all = [...new Map([...places, electron].map((place) => [reference(place), place])).values()];
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { ...component(ROOT, packages), type: 'application' } },
    components: all.filter((place) => place !== ROOT).map((place) => component(place, packages)),
    dependencies: all.map((place) => ({
      ref: reference(place),
      dependsOn: place === electron ? [] : [...new Set(needs(place).map(reference))],
    })),
  };
}

function lockedPackages(): LockedPackages {
  const lock = JSON.parse(readFileSync(project.path('package-lock.json'), 'utf8')) as {
    readonly packages: LockedPackages;
  };
  return lock.packages;
}

/** The app's own place, and those of all that it needs to run, however far down. */
function shippedPlaces(packages: LockedPackages): readonly string[] {
  const places = new Set([ROOT]);
  // The set grows while it is walked: each package brings what it needs.
  for (const place of places) for (const next of needed(place, packages)) places.add(next);
  return [...places];
}

/** The app's own optional dependencies are tools, and a peer that may be missing is not asked for. */
function needed(place: string, packages: LockedPackages): readonly string[] {
  const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = at(place, packages);
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...Object.keys(dependencies), ...peers].map((name) => resolved(name, place, packages));
}

/** As Node looks for it: beside the one that asks, then further up. */
function resolved(name: string, from: string, packages: LockedPackages): string {
  const here = `${from === ROOT ? ROOT : `${from}/`}${MODULES}${name}`;
  if (here in packages) return here;
  if (from === ROOT) throw new Error(`The lock file has no ${name}. Run "npm install", then try again.`);
  return resolved(name, from.slice(0, Math.max(0, from.lastIndexOf(MODULES) - 1)), packages);
}

/** Packages whose own description names the licence where the lock file does not look; a test reads its words. */
export const LICENCES_BY_HAND: Readonly<Record<string, string>> = { x11: 'MIT' };

function component(place: string, packages: LockedPackages): Component {
  const {
    name = place.slice(place.lastIndexOf(MODULES) + MODULES.length),
    version,
    integrity,
    ...described
  } = at(place, packages);
  const license = described.license ?? LICENCES_BY_HAND[name];
  if (license === undefined) throw new Error(`${name} ${version} says nowhere under which licence it comes.`);
  const isElectron = place === `${MODULES}electron`;
  return {
    'bom-ref': `${name}@${version}`,
    type: isElectron ? 'framework' : 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [/ (OR|AND|WITH) /.test(license) ? { expression: license } : { license: { id: license } }],
    // Electron's npm package fetches the binary that ships, so its hash would say nothing of that.
    ...(integrity !== undefined && !isElectron && { hashes: [sha512(integrity)] }),
  };
}

function sha512(integrity: string) {
  const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
  return { alg: 'SHA-512', content } as const;
}

function at(place: string, packages: LockedPackages): LockedPackage {
  const found = packages[place];
  if (found === undefined) throw new Error(`The lock file has nothing at ${place}.`);
  return found;
}
