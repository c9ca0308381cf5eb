import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LooseDocument } from '../../../app/storage/loose-document.ts';
import { DocumentBench } from '../../support/storage/document-bench.ts';

const KIND = { fileName: 'small.json', schema: z.strictObject({ words: z.string() }), limitBytes: 100 };
const NONE = { words: '' };

let bench: DocumentBench;
let isErased: boolean;
let file: string;

beforeEach(() => {
  bench = new DocumentBench();
  isErased = false;
  file = path.join(bench.folder, KIND.fileName);
});
afterEach(() => bench[Symbol.dispose]());

const open = () =>
  new LooseDocument(KIND, NONE, { folder: bench.folder, files: bench.files, isErased: () => isErased });
const found = async () => (await open().load()).value;

describe('a document that may be lost', () => {
  it('is there after a restart, for no one else to read', async () => {
    expect(await open().save({ words: 'here' })).toEqual({ outcome: 'saved' });
    expect(await found()).toEqual({ words: 'here' });
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is cut off', '{"words":"he'],
    ['is of another version', '{"words":"here","more":1}'],
    ['is not JSON', 'here'],
    ['is nested without end', '['.repeat(90)],
    ['is too large', JSON.stringify({ words: 'x'.repeat(100) })],
  ])('is as good as none where it %s', async (_what, content) => {
    if (content !== undefined) fs.writeFileSync(file, content);
    expect(await open().load()).toEqual({ value: NONE, source: 'fresh', faults: [] });
  });

  it('is as good as none where it is a folder, and says that it cannot be saved', async () => {
    fs.mkdirSync(file);
    expect(await found()).toEqual(NONE);
    expect(await open().save({ words: 'here' })).toMatchObject({ outcome: 'failed' });
  });

  it.skipIf(process.platform === 'win32')('waits for no one where it is a pipe, and says so', async () => {
    execFileSync('mkfifo', [file]);
    expect(await found()).toEqual(NONE);
    expect(await open().save({ words: 'here' })).toMatchObject({ outcome: 'failed', reason: 'refused' });
  });

  it('is not written into an erased folder', async () => {
    isErased = true;
    expect(await open().save({ words: 'here' })).toEqual({ outcome: 'saved' });
    expect(fs.existsSync(file)).toBe(false);
  });
});
