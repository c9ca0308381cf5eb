// Links may come from any web page. Each of these is refused in words, or shown and waits: nothing is sent, nothing saved.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINK_LIMIT } from '../../../app/companies/add-link.ts';
import type { ImportPreview } from '../../../app/shared/contract/sharing.ts';
import { companyFile, offered, sharedEntry } from '../../support/core/company-files.ts';
import { passwordDraft, userIdDraft } from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, keepCore } from '../../support/core/core-under-test.ts';

const FIELDS = {
  ...{ label: 'Initrode', providerId: 'klearstack-password', address: 'https://initrode.example.com/' },
  ...{ company_name: 'Practice Company', username: 'practice' },
};

const linkTo = (more: Readonly<Record<string, string>> = {}) =>
  `tokentray://add?${new URLSearchParams({ ...FIELDS, ...more })}`;

const LINK = linkTo();
const WHOLE = 'TokenTray cannot read this link';
const SECRET = 'The link contains a password or a token';

const REFUSED: readonly (readonly [what: string, link: string, title: string])[] = [
  ['nothing but the scheme', 'tokentray:', WHOLE],
  ['no fields', 'tokentray://add', WHOLE],
  ['an empty list of fields', 'tokentray://add?', WHOLE],
  ['nothing between the signs', 'tokentray://add?&&&', WHOLE],
  ['another action', LINK.replace('add', 'sign-in'), WHOLE],
  ['a longer action', LINK.replace('add', 'addition'), WHOLE],
  ['a path', LINK.replace('add', 'add/company'), WHOLE],
  ['the path of a file', 'tokentray:///etc/passwd', WHOLE],
  ['a port', LINK.replace('add', 'add:80'), WHOLE],
  ['a user', LINK.replace('add', 'operator@add'), WHOLE],
  ['no slashes', LINK.replace('//', ''), WHOLE],
  ['a fragment', `${LINK}#more`, WHOLE],
  ['an option', `${LINK} --inspect`, WHOLE],
  ['a field twice', `${LINK}&label=Globex`, WHOLE],
  ['a field twice, once encoded', `${LINK}&%6cabel=Globex`, WHOLE],
  ['a field without a name', `${LINK}&=x`, WHOLE],
  ['a name with brackets', `${LINK}&account[x]=y`, WHOLE],
  ['__proto__', `${LINK}&__proto__=x`, WHOLE],
  ['half an escape', `${LINK}&scope=%`, WHOLE],
  ['bytes that are no text', `${LINK}&scope=%ff%fe`, WHOLE],
  ['half a character', `${LINK}&scope=%ed%a0%bd`, WHOLE],
  ['more characters than allowed', `${LINK}&scope=${'x'.repeat(LINK_LIMIT)}`, 'The link is too long'],
  ['ten million characters', `${LINK}${'&a=b'.repeat(2_500_000)}`, 'The link is too long'],
  ['a password', linkTo({ password: 'practice-password' }), SECRET],
  ['an empty password', linkTo({ password: '' }), SECRET],
  ['a password under an encoded name', `${LINK}&p%61ssword=practice-password`, SECRET],
  ['a password in capitals', linkTo({ PassWord: 'practice-password' }), SECRET],
  ['a password twice', `${LINK}&password=a&password=b`, SECRET],
  ['a secret of a client', linkTo({ client_secret: 'practice-password' }), SECRET],
  ['a passphrase', linkTo({ passphrase: 'practice-password' }), SECRET],
  ['a PIN', linkTo({ pin: '1234' }), SECRET],
  ['an API key', linkTo({ apiKey: 'practice-password' }), SECRET],
  ['a refresh token', linkTo({ refresh_token: 'practice' }), SECRET],
  ['a token as a name', linkTo({ label: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }), SECRET],
  ['a header as a user name', linkTo({ username: 'Bearer practice' }), SECRET],
];

const ONE_REFUSED: readonly (readonly [what: string, link: string, reason: RegExp])[] = [
  ['no name', linkTo({ label: '' }), /Name is missing/],
  ['no address', linkTo({ address: '' }), /Address is missing/],
  ['a field that no service has', linkTo({ constructor: 'x' }), /something unexpected/],
  ['an account inside the account', linkTo({ account: '{}' }), /something unexpected/],
  ['trust', linkTo({ trust: 'x' }), /something unexpected/],
  ['the mark of practice', linkTo({ practice: 'true' }), /something unexpected/],
  ['an id', linkTo({ id: 'company-1' }), /something unexpected/],
  ['a copy format that no one knows', linkTo({ copyFormat: 'cookie' }), /something unexpected/],
  ['a renewal that no one knows', linkTo({ renewalMode: 'never' }), /something unexpected/],
  ['a service that no one knows', linkTo({ providerId: 'x' }), /does not support this way of signing in/],
  ['__proto__ as a service', linkTo({ providerId: '__proto__' }), /does not support this way/],
  ['a hidden character', linkTo({ label: 'AC\u200bME' }), /Name contains hidden characters/],
  ['a name that turns', linkTo({ label: 'AC\u202eME' }), /Name contains hidden characters/],
  ['a NUL', linkTo({ username: 'ad\0min' }), /User name contains hidden characters/],
  ['a line break', linkTo({ username: 'ad\r\nmin' }), /User name contains hidden characters/],
  ['a name without end', linkTo({ label: 'x'.repeat(5_000) }), /Name is too long/],
  ['a script for an address', linkTo({ address: 'javascript:alert(1)' }), /must start with https|complete/],
  ['a file for an address', linkTo({ address: 'file:///etc/passwd' }), /must start with https|complete/],
  ['another link for an address', linkTo({ address: LINK }), /must start with https|complete/],
  ['an address without TLS', linkTo({ address: 'http://initrode.example.com' }), /Use https/],
  [
    'a password in the address',
    linkTo({ address: 'https://a:b@initrode.example.com' }),
    /Remove the user name/,
  ],
  ['a query in the address', linkTo({ address: 'https://initrode.example.com?a=b' }), /Remove the \?/],
];

describe('a link', () => {
  let test: CoreUnderTest;
  const state = () =>
    JSON.stringify([test.bench.snapshot(), test.bench.filesText(), test.service.requests.length]);
  const opened = async (link: string): Promise<ImportPreview> => {
    test.bench.core.openAddLink(link);
    const shown = test.bench.shown.at(-1);
    if (shown?.screen !== 'import') throw new Error('the window shows no import');
    const preview = await test.bench.call('readImport', { importId: shown.importId });
    if (!preview) throw new Error('the link was not kept');
    return preview;
  };

  beforeAll(async () => {
    test = await keepCore();
    await test.add(passwordDraft());
    await test.add(userIdDraft());
    await test.bench.settle();
    await test.bench.clock.advance(5_000);
  });
  afterAll(() => test.bench[Symbol.asyncDispose]());

  it.each(REFUSED)('with %s is refused whole, in words', async (_what, link, title) => {
    const before = state();
    const preview = await opened(link);
    expect(preview.fault).toEqual({
      title,
      meaning: expect.stringContaining('Nothing was sent or changed.'),
    });
    expect([preview.entries, preview.refused, preview.fileName]).toEqual([[], [], null]);
    expect(JSON.stringify(preview)).not.toMatch(/practice-password|eyJ|passwd/);
    await test.bench.call('applyImport', {
      importId: preview.importId,
      choices: [{ entry: 0, fields: [''] }],
    });
    expect(state()).toBe(before);
  });

  it.each(ONE_REFUSED)('with %s offers nothing, and says why', async (_what, link, reason) => {
    const before = state();
    const preview = await opened(link);
    expect([preview.fault, preview.entries]).toEqual([undefined, []]);
    expect(preview.refused.map((refused) => refused.reason).join()).toMatch(reason);
    await test.bench.call('applyImport', {
      importId: preview.importId,
      choices: [{ entry: 0, fields: [''] }],
    });
    expect(state()).toBe(before);
  });

  it.each([
    ['as it is documented', LINK],
    ['with a slash that a browser added', LINK.replace('add?', 'add/?')],
    ['in capitals', LINK.replace('tokentray://add', 'TokenTray://ADD')],
    ['with spaces as %20', LINK.replaceAll('+', '%20')],
    ['with more than it needs', linkTo({ copyFormat: 'token', renewalMode: 'always' })],
  ])('%s shows one new company, and waits', async (_what, link) => {
    const preview = await opened(link);
    expect([preview.fault, preview.refused, preview.fileName]).toEqual([undefined, [], null]);
    expect(preview.entries).toMatchObject([
      { kind: 'new', label: 'Initrode', address: { host: 'initrode.example.com' } },
    ]);
    await test.bench.clock.advance(60_000);
    expect(test.service.requests.some(({ host }) => host.includes('initrode'))).toBe(false);
    expect(state()).not.toContain('Initrode');
  });

  it('to an existing company shows what would change, an address as something to tick', async () => {
    const { entries } = await opened(linkTo({ label: 'ACME', address: 'https://evil.example/' }));
    expect(entries).toMatchObject([{ kind: 'changed', label: 'ACME' }]);
    expect(entries[0]?.changes[0]).toMatchObject({ field: 'address', signsOut: true });
  });

  it('with a name that looks like an existing one is marked', async () => {
    expect((await opened(linkTo({ label: '\u0410\u0421\u041c\u0415' }))).entries).toMatchObject([
      { twin: 'ACME' },
    ]);
  });

  it('does not take the place of what is being looked at, before the operator agrees', async () => {
    const looked = await offered(
      test.bench,
      companyFile([sharedEntry({ label: 'Umbrella', account: OTHER })]),
    );
    for (const label of ['First', 'Second']) test.bench.core.openAddLink(linkTo({ label }));
    const again = await test.bench.call('readImport', { importId: looked.importId });
    expect(again?.entries).toMatchObject([{ label: 'Umbrella' }]);
    const choices = [{ entry: 0, fields: [''] }];
    const { importId } = looked;
    expect(await test.bench.call('applyImport', { importId, choices })).toMatchObject({
      outcome: 'applied',
      added: 1,
    });
    const newest = test.bench.shown.at(-1);
    const newestId = newest?.screen === 'import' ? newest.importId : '';
    const next = await test.bench.call('readImport', { importId: newestId });
    expect(next?.entries).toMatchObject([{ label: 'Second' }]);
  });

  it('once imported is signed out, until the operator signs in', async () => {
    const { importId } = await opened(linkTo({ label: 'Hooli', address: 'https://hooli.example.com/' }));
    await test.bench.call('applyImport', { importId, choices: [{ entry: 0, fields: [''] }] });
    await test.bench.clock.advance(3_600_000);
    expect(test.bench.company('Hooli').status).toBe('signedOut');
    expect(test.service.requests.some(({ host }) => host.includes('hooli'))).toBe(false);
  });
});

const OTHER = { company_name: 'Practice Company', username: 'another' };
