// What comes from npm: the lock file pins it by its content, nothing of it runs while it is installed, and what ships
// is listed, under licences that let it ship.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  billOfMaterials,
  type Component,
  LICENCES_BY_HAND,
} from '../../../build/scripts/bill-of-materials.ts';
import { project } from '../../../build/scripts/project.ts';

interface LockedPackage {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: true;
  readonly dev?: true;
  readonly hasInstallScript?: true;
}

const read = (file: string) => readFileSync(project.path(file), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const manifest = JSON.parse(read('package.json')) as {
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};
const locked = Object.entries(lock.packages)
  .filter(([place]) => place !== '')
  .map(([place, entry]) => ({ place, name: place.replace(/^.*node_modules\//, ''), ...entry }));

/** Licences that ask for their words to travel along, and for nothing else. */
const PERMISSIVE = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'],
  // Of packages that electron-updater needs.
  ...['BlueOak-1.0.0', 'Python-2.0'],
]);

describe('the lock file', () => {
  it('pins every package by a SHA-512 of its content', () => {
    expect(locked.length).toBeGreaterThan(500);
    const loose = locked.filter(({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''));
    expect(loose.map(({ place }) => place)).toEqual([]);
  });

  it('takes every package from the registry that npm is set to, and none from a folder, a URL or a repository', () => {
    expect(
      locked.filter(({ resolved, link }) => resolved !== undefined || link).map(({ place }) => place),
    ).toEqual([]);
    expect(read('.npmrc')).not.toMatch(/registry\s*=/);
  });

  it('knows the three packages that want to run a script when installed, and they are not allowed to', () => {
    const wanting = [
      ...new Set(locked.filter((each) => each.hasInstallScript).map(({ name }) => name)),
    ].sort();
    expect(manifest.allowScripts).toEqual(Object.fromEntries(wanting.map((name) => [name, false])));
    const named =
      /^No package may run a script during installation.*$/m.exec(read('CONTRIBUTING.md'))?.[0] ?? '';
    for (const name of wanting) expect(named).toContain(`\`${name}\``);
    expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post|install|prepare)/.test(name))).toEqual(
      [],
    );
  });
});

describe('the bill of materials', () => {
  const bill = billOfMaterials();
  const listed = new Map(bill.components.map((each) => [each.name, each]));

  it('lists the app, Electron, and each package that the app needs, but none of the tools', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
    expect(bill.metadata.component).toMatchObject({ type: 'application', name: 'tokentray' });
    expect([...listed.keys()]).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
    expect([...listed.keys()]).toEqual(
      expect.arrayContaining(['electron', 'conf', 'react-aria', 'scheduler']),
    );
    const tools = Object.keys({ ...manifest.devDependencies, ...manifest.optionalDependencies });
    expect(tools.filter((name) => listed.has(name))).toEqual(['electron']);
    const dev = locked.filter((each) => each.dev && listed.has(each.name)).map(({ name }) => name);
    expect(dev.filter((name) => !locked.some((each) => each.name === name && !each.dev))).toEqual([
      'electron',
    ]);
  });

  it('gives each one its version, address, content and licence', () => {
    for (const { name, version, purl, hashes, licenses } of bill.components) {
      expect(locked.map((each) => `${each.name}@${each.version}`)).toContain(`${name}@${version}`);
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
      expect(licenses).toHaveLength(1);
      if (name !== 'electron') expect(hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/);
    }
  });

  it('says which needs which, and every one that is named is listed', () => {
    const references = [bill.metadata.component, ...bill.components].map((each) => each['bom-ref']);
    expect(new Set(references).size).toBe(references.length);
    expect(bill.dependencies.map(({ ref }) => ref).toSorted()).toEqual(references.toSorted());
    for (const { dependsOn } of bill.dependencies)
      expect(references).toEqual(expect.arrayContaining([...dependsOn]));
  });

  it('knows a licence by hand only where the lock file has none, and from the words that the package brings', () => {
    const WORDS: Readonly<Record<string, string>> = { MIT: 'Permission is hereby granted, free of charge' };
    for (const [name, licence] of Object.entries(LICENCES_BY_HAND)) {
      expect(lock.packages[`node_modules/${name}`]).not.toHaveProperty('license');
      expect(read(`node_modules/${name}/LICENSE`)).toContain(WORDS[licence]);
    }
  });

  it('holds no licence that asks for more than its words', () => {
    const choices = (each: Component) =>
      each.licenses.flatMap((one) => ('license' in one ? [one.license.id] : one.expression.split(' OR ')));
    const unclear = bill.components.filter(
      (each) => !choices(each).some((choice) => PERMISSIVE.has(choice.replace(/[()]/g, ''))),
    );
    expect(unclear.map(({ name, licenses }) => [name, licenses])).toEqual([]);
  });
});
