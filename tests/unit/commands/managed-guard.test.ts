// The window's process is not trusted: whatever command it sends, what IT has set stays as it is.
import { describe, expect, it } from 'vitest';
import { COMMAND_SCHEMAS } from '../../../app/commands/schemas/command-schemas.ts';
import type { CommandName } from '../../../app/shared/contract/bridge.ts';
import { fitting } from '../../../app/shared/fitting.ts';
import { commandSample } from '../../support/core/command-sample.ts';
import { companyFile, offered, sharedEntry } from '../../support/core/company-files.ts';
import { passwordDraft, saveOnly } from '../../support/core/company-inputs.ts';
import type { CoreBench } from '../../support/core/core-bench.ts';
import { ACME_FILE, COMMANDS, managedAcme, startManaged } from '../../support/core/managed-files.ts';
import { PASSWORD } from '../../support/services/model-service.ts';
import { homePicture } from '../../support/snapshot/home-picture-sample.ts';

const LOCKED = {
  clearClipboardAfterS: { locked: 15 },
  theme: { locked: 'dark' },
  copyShortcut: { locked: 'Ctrl+Alt+T' },
  quickCopyShortcut: { locked: 'Ctrl+Alt+Q' },
  notifyOnCopy: { locked: false },
  notifyOnProblem: { locked: false },
  notifyOnRecovery: { locked: true },
  startAtLogin: { locked: true },
  allowWeakStorage: { locked: false },
  language: { locked: 'de' },
};
const FILES = { [ACME_FILE]: { companies: [managedAcme()], settings: LOCKED } };

/** All that IT has set, as it is in force. */
function fixed(bench: CoreBench) {
  const { settings, companies, managed } = bench.snapshot();
  const { favouriteCompanyIds: _favourites, ...lockable } = settings;
  const ofIt = companies.filter((company) => company.managed);
  const set = ofIt.map(
    ({ label, providerId, address, account, copyFormat, renewalMode, trust, ...company }) => ({
      ...{ label, providerId, address, account, copyFormat, renewalMode, trust, managed: company.managed },
    }),
  );
  return { lockable, set, locked: managed.settings };
}

async function signedIn() {
  const { bench, service } = await startManaged(FILES);
  const { id } = bench.company('ACME');
  await bench.call('signIn', { companyId: id, secrets: { password: PASSWORD }, storePassword: false });
  expect(bench.company('ACME').status).toBe('ready');
  return { bench, service, id };
}

const DRAFT = {
  ...passwordDraft({ label: 'Mine', address: 'https://elsewhere.example.com', copyFormat: 'bearer' }),
  renewalMode: 'onCopy',
};

/** Of commands whose input is checked by hand, so that no schema tells what it is. */
const SAMPLES: Partial<Readonly<Record<CommandName, unknown>>> = { keepPicture: homePicture() };

/** The operator may forget a sign-in. */
const FORGETS: ReadonlySet<CommandName> = new Set(['signOut', 'signOutAll', 'removeEverything']);

describe.each(COMMANDS)('%s', (name: CommandName) => {
  it('leaves what IT has set as it is', async () => {
    const { bench, service, id } = await signedIn();
    const before = fixed(bench);
    const known = { companyId: id, companyIds: [id], draft: DRAFT, secrets: { password: PASSWORD } };
    const input = SAMPLES[name] ?? commandSample(COMMAND_SCHEMAS[name], known);
    expect(fitting<unknown>(COMMAND_SCHEMAS[name], input)).toBeDefined();
    await bench.core.commands.dispatch(name, input).catch(() => undefined);
    // The undo of a deletion is over by then.
    await bench.clock.advance(60_000);
    await bench.settle();
    expect(fixed(bench)).toEqual(before);
    expect(service.requests.filter(({ host }) => host !== 'acme.example.com')).toEqual([]);
    if (!FORGETS.has(name)) expect(bench.stored()).toContain(id);
    await bench.restart();
    expect(fixed(bench)).toEqual(before);
  });
});

describe('a change of a company that IT has set up', () => {
  const fixedWords = {
    outcome: 'invalid',
    fields: { label: expect.stringMatching(/^Ihre IT hat diese Firma eingerichtet/) },
  };
  const own = passwordDraft({ address: 'https://acme.example.com/' });

  it.each([
    ['name', { label: 'Mine' }],
    ['address', { address: 'https://elsewhere.example.com' }],
    ['account', { account: { ...own.account, username: 'other' } }],
    ['way to sign in', { providerId: 'klearstack-user-id', account: { company_name: 'A', user_id: '1' } }],
    ['format', { copyFormat: 'header' }],
    ['renewal', { renewalMode: 'onCopy' }],
  ] as const)('is refused in words: its %s', async (_what, change) => {
    const { bench, id } = await signedIn();
    const before = fixed(bench);
    const result = await bench.core.commands.dispatch('saveCompany', saveOnly({ ...own, ...change }, id));
    expect(result).toEqual(fixedWords);
    expect([fixed(bench), bench.company('ACME').status]).toEqual([before, 'ready']);
  });

  it('is taken where it is the operator’s to make: whether the password is stored, favourites, the place', async () => {
    const { bench, id } = await signedIn();
    const kept = saveOnly({ ...own, storePassword: true }, id);
    expect(await bench.call('saveCompany', kept)).toMatchObject({ outcome: 'saved' });
    await bench.call('setFavourite', { companyId: id, isFavourite: true });
    expect(bench.company('ACME')).toMatchObject({ storePassword: true, favourite: true });
  });

  it.each(['deleteCompany', 'signInByUserId', 'stopTrusting', 'trustAuthority', 'trustCertificate'] as const)(
    'is refused: %s',
    async (name) => {
      const { bench, id } = await signedIn();
      const input = commandSample(COMMAND_SCHEMAS[name], { companyId: id });
      await expect(bench.core.commands.dispatch(name, input)).rejects.toThrow(
        `${name}: IT does not allow it`,
      );
    },
  );

  it('does not come by an import', async () => {
    const { bench } = await signedIn();
    const before = fixed(bench);
    const entry = sharedEntry({ address: 'https://elsewhere.example.com/', copyFormat: 'bearer' });
    const preview = await offered(bench, companyFile([entry]));
    expect(preview.entries).toMatchObject([{ kind: 'same', changes: [] }]);
    const fields = ['address', 'copyFormat', 'label'];
    await bench.call('applyImport', { importId: preview.importId, choices: [{ entry: 0, fields }] });
    expect(fixed(bench)).toEqual(before);
  });

  it('is the operator’s own in a duplicate', async () => {
    const { bench, id } = await signedIn();
    const { companyId } = await bench.call('duplicateCompany', { companyId: id });
    const copy = bench.snapshot().companies.find((company) => company.id === companyId);
    expect(copy).toMatchObject({ label: 'ACME (Kopie)' });
    expect(copy?.managed).toBeUndefined();
    await bench.call('deleteCompany', { companyId });
    expect(bench.labels()).toEqual(['ACME']);
  });
});

describe('a change of a locked setting', () => {
  it('is refused in words, and the others are changed', async () => {
    const { bench } = await startManaged({ [ACME_FILE]: { settings: { theme: { locked: 'dark' } } } });
    const effects = bench.effects.length;
    const answer = await bench.call('changeSettings', { theme: 'light', notifyOnCopy: false });
    expect(answer).toEqual({
      rejected: { theme: 'Your IT department has set this, so it cannot be changed here.' },
    });
    expect(bench.snapshot().settings).toMatchObject({ theme: 'dark', notifyOnCopy: false });
    expect(bench.effects.slice(effects)).toEqual([]);
    expect(bench.filesText()).not.toContain('light');
  });
});
