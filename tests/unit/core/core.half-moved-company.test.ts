import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DurableDocument } from '../../../app/storage/durable-document.ts';
import { VAULT_DOCUMENT, Vault } from '../../../app/storage/vault.ts';
import {
  generateTokenDraft,
  passwordDraft,
  saveOnly,
  signInAndSave,
  userIdDraft,
} from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';

type Draft = ReturnType<typeof passwordDraft>;

const MOVES: readonly (readonly [what: string, from: Draft, to: Draft])[] = [
  ['address', passwordDraft(), passwordDraft({ address: 'https://elsewhere.example.com' })],
  [
    'account',
    passwordDraft(),
    passwordDraft({ account: { company_name: 'Practice Company', username: 'somebody-else' } }),
  ],
  ['kind of service', passwordDraft(), generateTokenDraft({ label: 'ACME' })],
];

/** A company that was moved; the new tokens are on the disk, the new account is not, and the app was killed. */
async function killedBetweenTheWrites(from: Draft, to: Draft) {
  const test = await startCore();
  const { bench, add } = test;
  const id = await add(from);
  bench.files.refuse = (operation, file) =>
    operation === 'write' && path.basename(file).startsWith('profiles') ? 'EIO' : undefined;
  await bench.call('saveCompany', signInAndSave(to, { companyId: id }));
  bench.files.refuse = () => undefined;
  const asked = test.service.requests.length;
  await bench.start();
  return { ...test, id, asked };
}

describe.each(MOVES)('a kill between storing the tokens and the company of another %s', (_what, from, to) => {
  it('leaves the former company, which uses nothing of the other account and says so', async () => {
    const { bench, service, id, asked } = await killedBetweenTheWrites(from, to);
    const company = bench.company(from.label);
    expect(company).toMatchObject({ id, status: 'needsSignIn', validity: { kind: 'none' } });
    expect(company.problem?.meaning).toMatch(/belongs to another address or account, so it is not used/);
    expect(await bench.call('copyToken', { companyId: id, format: null })).toMatchObject({
      outcome: 'nothing',
    });
    await bench.clock.advance(30 * 60_000);
    expect(service.requests.slice(asked)).toEqual([]);
  });

  it('keeps the stored sign-in for as long as no one signs in or out', async () => {
    const { bench, id } = await killedBetweenTheWrites(from, to);
    const stored = await bench.secretOf(id);
    await bench.restart();
    await bench.core.wake();
    expect(await bench.secretOf(id)).toBe(stored);
    expect(bench.company(from.label).status).toBe('needsSignIn');
  });

  it('is made good by a sign-in to either account', async () => {
    const { bench, service, id } = await killedBetweenTheWrites(from, to);
    await bench.call('saveCompany', signInAndSave(to, { companyId: id }));
    await bench.restart();
    expect(service.livesForMs(await bench.copied(id))).toBeGreaterThan(0);
    expect(service.hostOf(bench.clipboard.text)).toBe(new URL(to.address).host);
  });
});

it('a user-ID company simply signs in again, as it needs no secret for that', async () => {
  const elsewhere = userIdDraft({ account: { company_name: 'Practice Company', user_id: 'practice-27' } });
  const { bench, service, id, asked } = await killedBetweenTheWrites(userIdDraft(), elsewhere);
  await bench.until(() => bench.company('Globex').status === 'ready');
  expect(service.requests.slice(asked)).toMatchObject([{ fields: { user_id: 'practice-26' } }]);
  expect(service.livesForMs(await bench.copied(id))).toBeGreaterThan(0);
});

it('a sign-in that an older version stored, without a mark, is taken up', async () => {
  const { bench, service, add } = await startCore();
  const id = await add(passwordDraft());
  const { account, ...older } = JSON.parse((await bench.secretOf(id)) ?? '');
  expect(account).toMatch(/^[\w-]{43}$/);
  await bench.core.finish();
  const { clock, cipher, files, folder } = bench;
  const document = new DurableDocument(VAULT_DOCUMENT, { folder, files, clock, onFault: () => undefined });
  const vault = new Vault({ document, cipher, clock, weakAllowed: false, onOutcome: () => undefined });
  await vault.load();
  await vault.put(id, JSON.stringify(older));
  await bench.start();
  await bench.until(() => bench.company('ACME').status === 'ready');
  expect(service.livesForMs(await bench.copied(id))).toBeGreaterThan(0);
});

it('a company that only got another name keeps its sign-in', async () => {
  const { bench, add } = await startCore();
  const id = await add(passwordDraft());
  await bench.call('saveCompany', saveOnly(passwordDraft({ label: 'ACME Ltd' }), id));
  await bench.restart();
  expect(bench.company('ACME Ltd').status).not.toBe('needsSignIn');
});
