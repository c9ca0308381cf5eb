// docs/links.md says which links TokenTray reads: all services with their fields, the limit, and an example that is read.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LINK_LIMIT } from '../../../app/companies/add-link.ts';
import { project } from '../../../build/scripts/project.ts';
import { companyFile, offered, sharedEntry } from '../../support/core/company-files.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const page = readFileSync(project.path('docs/links.md'), 'utf8');
const [example = ''] = /^tokentray:\S+$/m.exec(page) ?? [];

const quoted = (text: string) => [...text.matchAll(/`([\w-]+)`/g)].map(([, word = '']) => word);

it('names each way to sign in, with its fields that are not secret', async () => {
  const { bench } = await startCore();
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| [^|]+ \| ([^|]+) \|$/gm)];
  const listed = rows.map(([, id, fields = '']) => {
    const [required = '', optional = ''] = fields.split('optional:');
    return { id, required: quoted(required), optional: quoted(optional) };
  });
  const known = bench.snapshot().providers.map(({ id, fields }) => {
    const open = fields.filter(({ secret }) => !secret);
    const names = (isOptional: boolean) =>
      open
        .filter(({ optional, choices }) => (optional ?? choices !== undefined) === isOptional)
        .map(({ name }) => name);
    return { id, required: names(false), optional: names(true) };
  });
  const sorted = (ways: typeof listed) => ways.map((way) => ({ ...way, optional: way.optional.toSorted() }));
  expect(sorted(listed)).toEqual(sorted(known));
});

it('names the limit', () => {
  expect(page).toContain(`more than ${LINK_LIMIT.toLocaleString('en')} characters`);
});

it('has an example that offers what the same company in a file offers', async () => {
  const { bench } = await startCore();
  bench.core.openAddLink(example);
  const shown = bench.shown.at(-1);
  const byLink = await bench.call('readImport', {
    importId: shown?.screen === 'import' ? shown.importId : '-',
  });
  const entry = sharedEntry({ account: { company_name: 'ACME Ltd', username: 'operator' } });
  const byFile = await offered(bench, companyFile([entry]));
  expect(byLink?.entries).toEqual(byFile.entries);
  expect(byLink?.entries).toHaveLength(1);
});
