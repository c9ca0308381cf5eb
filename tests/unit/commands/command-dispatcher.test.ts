// The window's process is not trusted: whatever it sends, a command either fits the contract or is refused untouched.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandDispatcher } from '../../../app/commands/command-dispatcher.ts';
import { COMMAND_SCHEMAS } from '../../../app/commands/schemas/command-schemas.ts';
import type { CommandInput, CommandName } from '../../../app/shared/contract/bridge.ts';
import { fitting } from '../../../app/shared/fitting.ts';
import { passwordDraft, saveOnly, signInAndSave } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const NAMES = Object.keys(COMMAND_SCHEMAS) as CommandName[];
const PAYLOADS_PER_COMMAND = 200;

/** What each command takes, to be damaged. */
const VALID: { readonly [Name in CommandName]: CommandInput<Name> } = {
  readSnapshot: undefined,
  keepPicture: {
    parts: [
      { depth: 0, tag: 'p', attributes: { class: 'line' } },
      { depth: 1, text: 'A & B' },
    ],
    ...{ language: 'en', direction: 'ltr', styleSheet: 'assets/style.css', script: 'assets/index.js' },
  },
  saveCompany: signInAndSave(passwordDraft()),
  cancelSignIn: { companyId: null },
  checkCompany: { companyId: null, draft: passwordDraft() },
  duplicateCompany: { companyId: 'company-1' },
  setFavourite: { companyId: 'company-1', isFavourite: true },
  checkSetup: undefined,
  moveCompany: { companyId: 'company-1', beforeId: null },
  deleteCompany: { companyId: 'company-1' },
  restoreCompany: { companyId: 'company-1' },
  signIn: { companyId: 'company-1', secrets: { password: 'practice-password' }, storePassword: true },
  signInTogether: {
    companyIds: ['company-1', 'company-2'],
    secrets: { password: 'practice-password' },
    storePassword: false,
  },
  signOut: { companyId: 'company-1' },
  quit: undefined,
  renew: { companyId: 'company-1' },
  renewAll: undefined,
  copyToken: { companyId: 'company-1', format: 'bearer' },
  endPause: { companyId: 'company-1' },
  clearClipboard: undefined,
  changeSettings: { theme: 'dark' },
  addPracticeCompany: undefined,
  dismissNotice: { noticeId: 'memoryOnly' },
  readActivity: { companyId: 'company-1', group: 'problems', limit: 200 },
  exportActivity: { companyId: 'company-1' },
  clearActivity: undefined,
  exportCompanies: { companyIds: ['company-1'] },
  chooseImport: undefined,
  offerImport: { fileName: 'practice.tokentray', reading: { kind: 'text', text: '{}' } },
  readImport: { importId: 'import-1' },
  applyImport: { importId: 'import-1', choices: [{ entry: 0, fields: ['label'] }] },
  undoImport: { importId: 'import-1' },
  inspectToken: { text: 'practice-token' },
  copyDetails: { companyId: 'company-1' },
  readAbout: undefined,
  openDataFolder: undefined,
  readLicences: undefined,
  copyManagedFaults: undefined,
  lookAtCertificate: {
    ...{ kind: 'draft', companyId: null, providerId: 'generate-token' },
    address: 'https://acme.example.com',
  },
  trustCertificate: {
    ...{ companyId: 'company-1', lookId: 'look-1' },
    ...{ fingerprint: '0'.repeat(64), accepted: ['selfSigned'] },
  },
  chooseAuthority: undefined,
  offerAuthority: { fileName: 'practice.pem', reading: { kind: 'bytes', base64: 'AAAA' } },
  trustAuthority: { companyId: 'company-1', authorityId: 'authority-1', fingerprint: '0'.repeat(64) },
  stopTrusting: { companyId: 'company-1', what: 'authority' },
  copyFingerprint: { fingerprint: '0'.repeat(64) },
  askService: { companyId: 'company-1', typed: { username: 'practice' }, pasted: 'practice-token' },
  cancelAsking: { companyId: 'company-1' },
  copyUserId: { companyId: 'company-1' },
  signInByUserId: { companyId: 'company-1' },
  undoSignInByUserId: { companyId: 'company-1' },
  checkForUpdates: undefined,
  downloadUpdate: undefined,
  copyUpdateCommand: undefined,
  signOutAll: undefined,
  removeEverything: undefined,
};

const junk = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
  fc.constantFrom(
    null,
    Number.NaN,
    -1,
    0.5,
    2 ** 53,
    '',
    'x'.repeat(20_001),
    [],
    {},
    [[]],
    () => 1,
    Symbol('x'),
  ),
);

/** A valid payload with one place replaced, taken out or added to; or junk altogether. */
function damaged(valid: unknown): fc.Arbitrary<unknown> {
  if (typeof valid !== 'object' || valid === null) return junk;
  const keys = Object.keys(valid);
  const part = fc.constantFrom(...keys);
  const whole = valid as Readonly<Record<string, unknown>>;
  return fc.oneof(
    junk,
    part.map((key) => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key))),
    fc.tuple(part, junk).map(([key, value]) => ({ ...whole, [key]: value })),
    part.chain((key) => damaged(whole[key]).map((value) => ({ ...whole, [key]: value }))),
    fc
      .tuple(fc.constantFrom('__proto__', 'constructor', 'extra'), junk)
      .map(([key, value]) => Object.defineProperty({ ...whole }, key, { value, enumerable: true })),
  );
}

/** What the contract takes after all is not for this test. */
const malformed = (name: CommandName) =>
  damaged(VALID[name]).filter((payload) => !fitting<unknown>(COMMAND_SCHEMAS[name], payload));

describe('a payload that does not fit the contract', () => {
  it.each(NAMES)('of %s is refused and changes nothing', async (name) => {
    const { bench, service, add } = await startCore();
    await add(passwordDraft());
    const before = [bench.snapshot(), bench.filesText(), service.requests.length, bench.effects];
    await fc.assert(
      fc.asyncProperty(malformed(name), async (payload) => {
        await expect(bench.core.commands.dispatch(name, payload)).rejects.toMatchObject({
          name: 'CommandRefused',
        });
      }),
      { numRuns: PAYLOADS_PER_COMMAND },
    );
    await bench.settle();
    expect([bench.snapshot(), bench.filesText(), service.requests.length, bench.effects]).toEqual(before);
    expect([bench.clipboard.text, bench.notifications]).toEqual(['', []]);
  });

  it('is refused where the schema throws', async () => {
    const { bench } = await startCore();
    const text = { length: { toString: undefined, valueOf: undefined } };
    await expect(bench.core.commands.dispatch('inspectToken', { text })).rejects.toMatchObject({
      name: 'CommandRefused',
    });
  });

  it('is refused in words that hold nothing of it', async () => {
    const { bench } = await startCore();
    const input = {
      companyId: 'company-1',
      secrets: { password: 'practice-password' },
      storePassword: 'canary',
    };
    const refused = await bench.core.commands.dispatch('signIn', input).catch((error: unknown) => error);
    expect(String(refused)).toBe('CommandRefused: signIn: the input does not fit the contract');
    expect(JSON.stringify(refused, Object.getOwnPropertyNames(refused))).not.toMatch(
      /practice-password|canary/,
    );
  });
});

describe('a payload that fits', () => {
  it.each(NAMES)('of %s reaches its handler parsed, and only that', async (name) => {
    const called: (readonly [CommandName, unknown])[] = [];
    const handlers = Object.fromEntries(
      NAMES.map((each) => [each, (input: unknown) => void called.push([each, input])]),
    );
    const desk = new CommandDispatcher(
      handlers as unknown as ConstructorParameters<typeof CommandDispatcher>[0],
    );
    const sent = VALID[name];
    await desk.dispatch(name, sent);
    expect(called).toEqual([[name, sent]]);
    // A copy that the schema made: what the sender's object is beside its fields stays behind.
    if (typeof sent === 'object') expect(called[0]?.[1]).not.toBe(sent);
  });

  it('about a company that is not there changes nothing', async () => {
    const { bench, add } = await startCore();
    await add(passwordDraft());
    const before = [bench.snapshot(), bench.filesText()];
    for (const name of ['signIn', 'signOut', 'renew', 'copyToken', 'duplicateCompany'] as const) {
      const input = { ...(VALID[name] as object), companyId: 'gone' };
      await expect(bench.core.commands.dispatch(name, input)).rejects.toThrow('no such company');
    }
    await bench.call('moveCompany', { companyId: 'gone', beforeId: null });
    await bench.call('deleteCompany', { companyId: 'gone' });
    await bench.call('checkCompany', { companyId: 'gone', draft: passwordDraft() });
    expect(await bench.call('restoreCompany', { companyId: 'gone' })).toEqual({ restored: false });
    expect([bench.snapshot(), bench.filesText()]).toEqual(before);
  });

  it('that checks a draft stores nothing', async () => {
    const { bench } = await startCore();
    const before = bench.filesText();
    const { draft } = saveOnly(passwordDraft({ label: '', address: 'acme' }));
    expect(await bench.call('checkCompany', { companyId: null, draft })).toEqual({
      fields: { label: 'Name is missing.' },
      address: 'https://acme/',
      notes: {},
      twin: null,
    });
    expect(bench.filesText()).toBe(before);
  });
});
