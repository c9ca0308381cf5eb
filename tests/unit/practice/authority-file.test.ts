import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeAuthorityFile } from '../../../app/practice/authority-file.ts';
import { makePracticeCertificate } from '../../../app/practice/practice-certificate.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-authority-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function newAuthority(): Promise<string> {
  return (await makePracticeCertificate()).authority ?? '';
}

it('writes the certificate, also over that of an earlier run', async () => {
  const file = join(folder, 'ca.pem');
  for (const certificate of [await newAuthority(), await newAuthority()]) {
    expect(await writeAuthorityFile(file, certificate)).toEqual({ kind: 'written' });
    expect(await readFile(file, 'utf8')).toBe(`${certificate}\n`);
  }
});

it.each([
  ['a text', async () => 'my notes'],
  ['another certificate', async () => (await makePracticeCertificate('self-signed')).cert],
  ['a list of authorities', async () => `${await newAuthority()}\n${await newAuthority()}\n`],
  ['a key beside a certificate', async () => `${await newAuthority()}\n-----BEGIN PRIVATE KEY-----`],
])('never writes over %s', async (_, content) => {
  const file = join(folder, 'other.pem');
  const before = await content();
  await writeFile(file, before);
  expect(await writeAuthorityFile(file, await newAuthority())).toEqual({
    kind: 'refused',
    message: `"${file}" already holds something else. Give --tls-authority another name.`,
  });
  expect(await readFile(file, 'utf8')).toBe(before);
});

it('says why it cannot write', async () => {
  const file = join(folder, 'missing', 'ca.pem');
  expect(await writeAuthorityFile(file, await newAuthority())).toEqual({
    kind: 'refused',
    message: `The authority's certificate cannot be written to "${file}" (ENOENT).`,
  });
});
