// Tokens and passwords never reach the window, a notification or a file in the clear: every secret of these tests holds
// a word that is searched for in all that the app has said and written.
import { expect, it } from 'vitest';
import { companyFile, offered, sharedEntry } from '../../support/core/company-files.ts';
import {
  generateTokenDraft,
  passwordDraft,
  saveOnly,
  signInAndSave,
  userIdDraft,
} from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

const MINUTE_MS = 60_000;
/** All that the contract lets the window know of a company; `claims` holds what a JWT says about itself. */
const KNOWN_FIELDS = new Set([
  ...[
    'id',
    'label',
    'providerId',
    'address',
    'account',
    'storePassword',
    'copyFormat',
    'practice',
    'favourite',
  ],
  ...[
    'status',
    'statusText',
    'offline',
    'renewing',
    'validity',
    'lastRenewedMs',
    'nextTryMs',
    'passwordAgain',
  ],
  ...['renewalMode', 'renewalAdvice', 'claims', 'releaseVersion', 'problem'],
]);
const SECRET = /canary|practice-password|practice-wrong/;

async function everyFlow({ bench, service, add }: CoreUnderTest): Promise<void> {
  const [acme, globex] = [await add(passwordDraft({ storePassword: true })), await add(userIdDraft())];
  const initech = await add(generateTokenDraft());
  await bench.call(
    'saveCompany',
    signInAndSave(passwordDraft({ label: 'No' }), { password: 'practice-wrong' }),
  );
  await bench.call('saveCompany', saveOnly(passwordDraft({ label: 'Later' })));
  for (const companyId of [acme, globex, initech]) {
    for (const format of ['token', 'bearer', 'header', null] as const)
      await bench.call('copyToken', { companyId, format });
    await bench.call('inspectToken', { text: `Bearer ${await bench.copied(companyId)}` });
    await bench.call('copyDetails', { companyId });
    bench.said.push(JSON.stringify(bench.clipboard.text));
    await bench.call('renew', { companyId });
    await bench.core.backgroundCopy.copy(companyId);
  }
  for (const mood of [
    'faulty',
    'busy',
    'misconfigured',
    'offline',
    'refusing everybody',
    'rotating',
  ] as const) {
    for (const host of ['acme', 'globex', 'initech']) service.moods.set(`${host}.example.com`, mood);
    await bench.call('renewAll', undefined);
    await bench.clock.advance(16 * MINUTE_MS);
    for (const companyId of [acme, globex, initech]) {
      await bench.call('copyToken', { companyId, format: null });
      await bench.call('signIn', { companyId, secrets: { password: 'practice-wrong' }, storePassword: true });
      await bench.call('copyDetails', { companyId });
      bench.said.push(JSON.stringify(bench.clipboard.text));
      await bench.core.backgroundCopy.copy(companyId);
    }
  }
  await bench.call('signIn', { companyId: initech, secrets: { password: PASSWORD }, storePassword: true });
  await bench.call('duplicateCompany', { companyId: acme });
  await bench.call('deleteCompany', { companyId: globex });
  await bench.call('restoreCompany', { companyId: globex });
  await bench.restart();
  await bench.clock.advance(MINUTE_MS);
  await bench.call('signOut', { companyId: acme });
  await bench.call('readActivity', { companyId: null, group: null, limit: 5_000 });
  await bench.call('exportActivity', { companyId: null });
  await bench.call('exportCompanies', { companyIds: [acme, globex, initech] });
  const { importId, ...preview } = await offered(bench, companyFile([sharedEntry({ label: 'Moved' })]));
  expect(preview.entries[0]?.changes.length).toBeGreaterThan(0);
  await bench.call('applyImport', { importId, choices: [{ entry: 0, fields: ['label'] }] });
  await bench.call('undoImport', { importId });
  await bench.core.commands
    .dispatch('signIn', { companyId: acme, secrets: PASSWORD })
    .catch((error: unknown) => {
      bench.said.push(JSON.stringify(String(error)));
    });
}

it.each(['secure', 'none'] as const)(
  'nothing secret is said or written, with storage that is %s',
  async (kind) => {
    const test = await startCore(({ cipher }) => {
      cipher.kind = kind;
    });
    const { bench, service } = test;
    await everyFlow(test);
    const secretsSent = service.requests.filter((request) => SECRET.test(JSON.stringify(request))).length;
    expect([bench.said.length > 50, bench.notifications.length > 10, secretsSent > 10]).toEqual([
      true,
      true,
      true,
    ]);
    for (const said of bench.said) expect(said).not.toMatch(SECRET);
    const companies = bench.said.flatMap((said) => (said && JSON.parse(said).companies) || []);
    expect(companies.length).toBeGreaterThan(100);
    for (const each of companies)
      for (const field of Object.keys(each)) expect(KNOWN_FIELDS).toContain(field);
    expect(bench.savedFiles.map(({ text }) => text).join()).toMatch(/^\uFEFF"Time",/);
    expect(JSON.stringify([bench.savedFiles, bench.notifications, bench.shown, bench.tray()])).not.toMatch(
      SECRET,
    );
    expect(bench.filesText()).not.toMatch(SECRET);
    expect(bench.bugs).toEqual([]);
  },
);
