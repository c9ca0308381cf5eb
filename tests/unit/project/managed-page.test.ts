// docs/managed-configuration.md: its examples are read by the code that reads IT's configuration, on each system's way.
import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { managedConfig } from '../../../app/managed/managed-config.ts';
import { readDocument } from '../../../app/managed/managed-document.ts';
import { offeredCompanies } from '../../../app/managed/offered-companies.ts';
import { registryDocuments } from '../../../app/managed/registry-document.ts';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { createProviderRegistry } from '../../../app/providers/provider-registry.ts';
import { changeable } from '../../../app/settings/settings-schema.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { project } from '../../../build/scripts/project.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { adml, admx } from '../../support/project/windows-policies.ts';

const page = readFileSync(project.path('docs/managed-configuration.md'), 'utf8');

const blocksOf = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) => code);
const theBlock = (language: string) =>
  blocksOf(language)[0] ?? expect.unreachable(`no example in ${language}`);

const clock = new ManualClock();
const texts = new Texts();
await texts.speak({ language: 'en', locale: 'en' });
const providers = createProviderRegistry(new HttpClient({ fetch, clock }));

function read(written: readonly { readonly origin: string; readonly text: string }[]) {
  const readings = written.map(({ origin, text }) =>
    readDocument(origin, { kind: 'text', text, hasLines: true }),
  );
  const config = managedConfig(readings);
  const { offers, faults } = offeredCompanies(config.companies, { providers, texts, nowMs: clock.now() });
  return { config, offers, faults: [...config.faults, ...faults] };
}

/** A value of a property list, as plutil gives it in JSON. */
function plistValue(element: Element): unknown {
  const inside = [...element.children];
  switch (element.tagName.toLowerCase()) {
    case 'dict':
      return Object.fromEntries(
        inside.flatMap((key, at) => {
          const value = inside[at + 1];
          return key.tagName.toLowerCase() === 'key' && value ? [[key.textContent, plistValue(value)]] : [];
        }),
      );
    case 'array':
      return inside.map(plistValue);
    case 'integer':
      return Number(element.textContent);
    case 'string':
      return element.textContent;
    default:
      return element.tagName.toLowerCase() === 'true';
  }
}

describe('the examples', () => {
  it('of a file is read without a fault, with all that it says', () => {
    const { config, offers, faults } = read([{ origin: '10.json', text: theBlock('json') }]);
    expect(faults).toEqual([]);
    expect(offers.map(({ company, open }) => [company.label, open])).toEqual([
      ['ACME', ['username']],
      ['ACME messaging', []],
    ]);
    expect([...config.settings.keys()]).toHaveLength(5);
    const allowed = new Set(config.services?.value.providers);
    expect([...allowed].filter((id) => !providers.has(id))).toEqual([]);
  });

  it('of the registry is read without a fault', () => {
    const documents = registryDocuments(theBlock('reg')).map(({ origin, content }) => ({
      origin,
      text: content.kind === 'text' ? content.text : '',
    }));
    const { config, offers, faults } = read(documents);
    expect([faults, offers.length, [...config.settings.keys()].length]).toEqual([[], 1, 4]);
  });

  it('of a profile is read without a fault', () => {
    const { window } = { window: new Window() };
    const xml = theBlock('xml').replace(/<[?!][^>]*>/g, '');
    const plist = new window.DOMParser().parseFromString(xml, 'application/xml') as unknown as Document;
    const keys = [...plist.querySelectorAll('key')];
    const settings = keys.find(
      ({ textContent }) => textContent === 'mcx_preference_settings',
    )?.nextElementSibling;
    if (!settings) return expect.unreachable('the profile sets nothing');
    const { config, offers, faults } = read([
      { origin: 'plist', text: JSON.stringify(plistValue(settings)) },
    ]);
    expect([faults, offers.length, [...config.settings.keys()].length]).toEqual([[], 1, 3]);
  });
});

it('names every setting and every way to sign in', () => {
  for (const name of [...Object.keys(changeable), ...providers.keys()]) expect(page).toContain(`\`${name}\``);
});

describe('the administrative template', () => {
  it.each([
    ['TokenTray.admx', admx],
    ['en-US/TokenTray.adml', adml],
  ])('%s is made of the schema', async (file, make) => {
    await expect(make()).toMatchFileSnapshot(project.path('docs/windows-policies', file));
  });

  it('has words for all that it shows', () => {
    const named = [...admx().matchAll(/\$\((string|presentation)\.(\w+)\)/g)].map(
      ([, table, id]) => `${table} id="${id}"`,
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((each) => !adml().includes(`<${each}"`.replace('""', '"')))).toEqual([]);
  });
});
