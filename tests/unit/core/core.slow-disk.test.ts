// A disk that takes its time: nothing is said to be saved before it is, nothing waits that need not, and the end of the app
// waits for what is on its way.
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandInput, CommandName } from '../../../app/shared/contract/bridge.ts';
import { passwordDraft, saveOnly, userIdDraft } from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';

interface Change {
  readonly what: string;
  readonly command: (companyId: string) => readonly [CommandName, CommandInput<CommandName>];
}

const CHANGES: readonly Change[] = [
  { what: 'a new company', command: () => ['saveCompany', saveOnly(userIdDraft())] },
  {
    what: 'a new name',
    command: (id) => ['saveCompany', saveOnly(passwordDraft({ label: 'ACME Ltd' }), id)],
  },
  { what: 'a copy of a company', command: (companyId) => ['duplicateCompany', { companyId }] },
  { what: 'a deletion', command: (companyId) => ['deleteCompany', { companyId }] },
  {
    what: 'a favourite',
    command: (companyId) => ['setFavourite', { companyId, isFavourite: true }],
  },
  { what: 'a setting', command: () => ['changeSettings', { theme: 'dark' }] },
];

const isOf = (document: string) => (file: string) => path.basename(file).startsWith(document);
const isNotOf = (document: string) => (file: string) => !isOf(document)(file);

async function endsOnlyAfter(bench: CoreUnderTest['bench'], goOn: () => void): Promise<void> {
  let isOver = false;
  const end = bench.core.finish().then(() => {
    isOver = true;
  });
  await bench.settle();
  expect(isOver).toBe(false);
  goOn();
  await end;
}

describe.each(CHANGES)('$what', ({ command }) => {
  it('shows at once and is answered when it is on the disk, and the app goes on meanwhile', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const other = await add(userIdDraft({ label: 'Initech' }));
    const before = JSON.stringify(bench.snapshot());
    const goOn = bench.files.standStill();
    let isAnswered = false;
    const answer = bench.call(...command(id)).then(() => {
      isAnswered = true;
    });
    await bench.settle();
    expect(JSON.stringify(bench.snapshot())).not.toBe(before);
    expect(service.livesForMs(await bench.copied(other))).toBeGreaterThan(0);
    expect(isAnswered).toBe(false);
    goOn();
    await answer;
    const shown = [bench.labels(), bench.snapshot().settings];
    await bench.start();
    expect([bench.labels(), bench.snapshot().settings]).toEqual(shown);
  });

  it('is there after the next start where the app ends at once', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    const goOn = bench.files.standStill(isNotOf('activity'));
    void bench.call(...command(id));
    await bench.settle();
    const shown = [bench.labels(), bench.snapshot().settings];
    await endsOnlyAfter(bench, goOn);
    await bench.start();
    expect([bench.labels(), bench.snapshot().settings]).toEqual(shown);
  });
});

it('a sign-out has left the disk when the app ends', async () => {
  const { bench, add } = await startCore();
  const companyId = await add(passwordDraft());
  const goOn = bench.files.standStill(isOf('vault'));
  void bench.call('signOut', { companyId });
  await bench.settle();
  await endsOnlyAfter(bench, goOn);
  expect(bench.stored()).toEqual([]);
});

it('a sign-in that is not on the disk after ten seconds is said not to be saved, and one that is, is not', async () => {
  const { bench, add } = await startCore();
  const companyId = await add(passwordDraft());
  const signIn = () =>
    bench.call('signIn', { companyId, secrets: { password: 'practice-password' }, storePassword: false });
  expect(await signIn()).toEqual({ outcome: 'signedIn' });
  const goOn = bench.files.standStill(isOf('vault'));
  const late = signIn();
  await bench.clock.advance(10_000);
  expect(await late).toEqual({
    outcome: 'signedIn',
    notice: expect.stringMatching(/could not be saved/),
  });
  goOn();
  await bench.settle();
  expect(await signIn()).toEqual({ outcome: 'signedIn' });
});

it('what happened is in the activity after the end of the app', async () => {
  const { bench, add } = await startCore();
  const companyId = await add(passwordDraft());
  await bench.copied(companyId);
  const goOn = bench.files.standStill();
  await endsOnlyAfter(bench, goOn);
  await bench.start();
  const { entries } = await bench.call('readActivity', { companyId: null, group: null, limit: 100 });
  expect(entries.map(({ text }) => text).join('\n')).toMatch(/copied/i);
});

describe('the end of the app', () => {
  it('saves before it touches the clipboard, which may keep it waiting', async () => {
    const { bench, add } = await startCore();
    const companyId = await add(passwordDraft());
    const token = await bench.copied(companyId);
    const goOn = bench.files.standStill();
    const end = bench.core.finish();
    await bench.settle();
    expect(bench.clipboard.text).toBe(token);
    const late = await bench.call('copyToken', { companyId, format: 'bearer' });
    expect([late.outcome, bench.clipboard.text]).toEqual(['nothing', token]);
    goOn();
    await end;
    expect(bench.clipboard.text).toBe('');
  });

  it('clears the clipboard all the same while the disk stands still', async () => {
    const { bench, add } = await startCore();
    await bench.copied(await add(passwordDraft()));
    const goOn = bench.files.standStill();
    const end = bench.core.finish();
    await bench.clock.advance(1_000);
    expect(bench.clipboard.text).toBe('');
    goOn();
    await end;
  });

  it('has saved everything while the clipboard keeps it waiting', async () => {
    const { bench } = await startCore();
    bench.clipboard.meanwhile = () => new Promise(() => undefined);
    void bench.call('changeSettings', { theme: 'dark' });
    void bench.core.finish();
    await bench.settle();
    bench.clipboard.meanwhile = () => undefined;
    await bench.start();
    expect(bench.snapshot().settings.theme).toBe('dark');
  });
});
