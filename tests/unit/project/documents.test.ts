// The documents name nothing that is not there: no link, no picture and no file.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { project } from '../../../build/scripts/project.ts';
import { linkFaults } from '../../support/project/document-links.ts';
import { DOCUMENTS, filesAt, quotedCode, readDocument } from '../../support/project/documents.ts';

const PICTURE = /(?:src|srcset)="([^"]+)"/g;

describe('links', () => {
  it('lead to files and headings that are there', async () => {
    expect(await linkFaults(project.root, DOCUMENTS)).toEqual([]);
  });

  it('that lead nowhere are found', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-links-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      path.join(folder, 'a.md'),
      '# A\n\n[here](#a) [b](b.md#b) [no](c.md) [nor](b.md#c) [none](#z)\n',
    );
    writeFileSync(path.join(folder, 'b.md'), '# B\n');
    const faults = await linkFaults(folder, ['a.md', 'b.md']);
    expect(faults).toHaveLength(3);
    for (const target of ['`c.md`', '`#c` in `b.md`', '`#z`'])
      expect(faults.filter((fault) => fault.includes(target))).toHaveLength(1);
  });
});

const FILM_LIMIT_BYTES = 400_000;

describe('pictures', () => {
  const shown = DOCUMENTS.flatMap((file) =>
    [...readDocument(file).matchAll(PICTURE)].map(([, source = '']) =>
      path.posix.join(path.posix.dirname(file), source),
    ),
  );

  it('are there, and each one that is there is shown', () => {
    expect([...new Set(shown)].toSorted()).toEqual(filesAt('build/pictures/*'));
  });

  it('move in one file, which is small enough for a slow connection', () => {
    const moving = [...new Set(shown)].filter((file) => readFileSync(project.path(file)).includes('ANMF'));
    expect(moving).toEqual(['build/pictures/first-copy.webp']);
    expect(statSync(project.path(moving[0] ?? '')).size).toBeLessThan(FILM_LIMIT_BYTES);
  });

  it('have words for people who cannot see them', () => {
    const images = DOCUMENTS.flatMap((file) => readDocument(file).match(/<img [^>]*>/g) ?? []);
    expect(images.filter((image) => !/ alt="[^"]{20,}"/.test(image))).toEqual([]);
  });
});

it.each(DOCUMENTS)('%s names only files that are there', (file) => {
  const named = quotedCode(readDocument(file)).filter((code) =>
    /^(app|renderer|tests|docs|build)\/\S+$/.test(code),
  );
  expect(named.filter((name) => filesAt(name).length === 0)).toEqual([]);
});
