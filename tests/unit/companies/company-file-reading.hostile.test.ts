// A company file may come from anyone. Each of these is refused in words, whole or in part, and changes nothing.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { companyFile, offered, type SharedEntry, sharedEntry } from '../../support/core/company-files.ts';
import { passwordDraft, userIdDraft } from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, keepCore } from '../../support/core/core-under-test.ts';
import { randomCases } from '../../support/core/random-cases.ts';

const one = companyFile([sharedEntry()]);
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const utf16 = [...one].map((character) => `${character}\0`).join('');

const WHOLE_FILES: readonly (readonly [name: string, text: string, title: RegExp])[] = [
  ['nothing', '', /empty/],
  ['white space', ' \n\t ', /empty/],
  ['a byte order mark alone', '\ufeff', /empty/],
  ['an empty list', '[]', /not a company file/],
  ['null', 'null', /not a company file/],
  ['a number', '7', /not a company file/],
  ['a text', '"tokentray-companies"', /not a company file/],
  ['true', 'true', /not a company file/],
  ['an empty object', '{}', /not a company file/],
  ['NULs', '\0'.repeat(4_096), /not a company file/],
  ['a NUL before the JSON', `\0${one}`, /not a company file/],
  ['a NUL after the JSON', `${one}\0`, /not a company file/],
  ['UTF-16 read as UTF-8', `\ufffd\ufffd${utf16}`, /not a company file/],
  ['half a file', one.slice(0, one.length / 2), /not a company file/],
  ['two files in one', one + one, /not a company file/],
  ['a web page', '<!doctype html><title>Log in</title>', /not a company file/],
  ['a script', 'alert(1)', /not a company file/],
  ['JSON with a comment', `// companies\n${one}`, /not a company file/],
  ['JSON with a comma too many', one.replace(/\}$/, ',}'), /not a company file/],
  ['NaN', companyFile([]).replace('[]', 'NaN'), /not a company file/],
  ['brackets without end', nested(100_000), /not a company file/],
  ['brackets that never close', '['.repeat(1_000_000), /not a company file/],
  ['two marks of byte order', `\ufeff\ufeff${one}`, /not a company file/],
  ['settings of another program', '{"format":"mail","schemaVersion":1}', /not a company file/],
  ['a format with other letters', one.replace('tokentray', 'TokenTray'), /not a company file/],
  ['a format that is no text', companyFile([], { format: ['tokentray-companies'] }), /not a company file/],
  ['the app’s own store', '{"format":"tokentray/profiles","payload":{"companies":[]}}', /not a company file/],
  ['a newer version', companyFile([sharedEntry()], { schemaVersion: 5 }), /newer TokenTray/],
  ['a version far ahead', companyFile([sharedEntry()], { schemaVersion: 1e21 }), /newer TokenTray/],
  ['version 0', companyFile([sharedEntry()], { schemaVersion: 0 }), /damaged/],
  ['a negative version', companyFile([sharedEntry()], { schemaVersion: -1 }), /damaged/],
  ['half a version', companyFile([sharedEntry()], { schemaVersion: 1.5 }), /damaged/],
  ['a version as text', companyFile([sharedEntry()], { schemaVersion: '1' }), /damaged/],
  ['no version', companyFile([sharedEntry()], { schemaVersion: undefined }), /damaged/],
  ['no companies', companyFile(undefined), /damaged/],
  ['companies that are null', companyFile(null), /damaged/],
  ['companies that are an object', companyFile({ 0: sharedEntry() }), /damaged/],
  ['companies that are a text', companyFile('ACME'), /damaged/],
  ['a part of another kind', companyFile([sharedEntry()], { settings: {} }), /damaged/],
  ['tokens beside the companies', companyFile([sharedEntry()], { tokens: ['practice'] }), /damaged/],
  ['a time that is a number', companyFile([sharedEntry()], { exportedAt: 1 }), /damaged/],
  [
    'a time of 10,000 characters',
    companyFile([sharedEntry()], { exportedAt: '1'.repeat(10_000) }),
    /damaged/,
  ],
  ['__proto__ in the file', one.replace('{', '{"__proto__":{"companies":[]},'), /damaged/],
  ['__proto__ in a company', one.replace('{"label"', '{"__proto__":{},"label"'), /damaged/],
  ['__proto__ in an account', one.replace('{"company_name"', '{"__proto__":"x","company_name"'), /damaged/],
  ['__proto__ written otherwise', one.replace('{"label"', '{"\\u005f_proto__":{},"label"'), /damaged/],
  ['a key twice in the file', one.replace('{', '{"companies":[],'), /damaged/],
  ['an address twice', one.replace('"address"', '"address":"https://a.example/","address"'), /damaged/],
  ['a key twice, once written otherwise', one.replace('"label"', '"\\u006cabel":"x","label"'), /damaged/],
  ['no company at all', companyFile([]), /contains no companies/],
  ['1,001 companies', companyFile(Array.from({ length: 1_001 }, () => sharedEntry())), /too many/],
  ['100,000 entries', companyFile(Array.from({ length: 100_000 }, () => 0)), /too many/],
];

const withText = (field: 'label' | 'username', text: unknown): SharedEntry =>
  field === 'label'
    ? sharedEntry({ label: text })
    : sharedEntry({ account: { company_name: 'Practice Company', username: text } });
const NOT_UNDERSTOOD = /Part of it is missing/;
const HIDDEN = /contains hidden characters/;

const ENTRIES: readonly (readonly [name: string, entry: unknown, reason: RegExp])[] = [
  ['null', null, NOT_UNDERSTOOD],
  ['a list', [], NOT_UNDERSTOOD],
  ['a number', 7, NOT_UNDERSTOOD],
  ['a text', 'ACME', NOT_UNDERSTOOD],
  ['nothing in it', {}, NOT_UNDERSTOOD],
  ['lists nested 12 deep', JSON.parse(nested(12)), NOT_UNDERSTOOD],
  ['no address', sharedEntry({ address: undefined }), NOT_UNDERSTOOD],
  ['a password', sharedEntry({ password: 'practice-password' }), NOT_UNDERSTOOD],
  [
    'a password in the account',
    sharedEntry({ account: { username: 'a', password: 'practice' } }),
    NOT_UNDERSTOOD,
  ],
  ['an id of its own', sharedEntry({ id: 'company-1' }), NOT_UNDERSTOOD],
  ['the mark of practice', sharedEntry({ practice: true }), NOT_UNDERSTOOD],
  ['a stored password asked for', sharedEntry({ storePassword: true }), NOT_UNDERSTOOD],
  ['a field that no one knows', sharedEntry({ account: { constructor: 'x' } }), NOT_UNDERSTOOD],
  ['an account that is a list', sharedEntry({ account: ['practice'] }), NOT_UNDERSTOOD],
  ['a user name that is a number', withText('username', 7), NOT_UNDERSTOOD],
  ['a format that no one knows', sharedEntry({ copyFormat: 'cookie' }), NOT_UNDERSTOOD],
  [
    'a provider that no one knows',
    sharedEntry({ providerId: 'oauth' }),
    /does not support this way of signing in/,
  ],
  ['a provider called __proto__', sharedEntry({ providerId: '__proto__' }), /does not support this way/],
  ['no name', sharedEntry({ label: '' }), /Name is missing/],
  ['a name of white space', sharedEntry({ label: '   ' }), /Name is missing/],
  ['a name of 10,000 letters', sharedEntry({ label: 'x'.repeat(10_000) }), /Name is too long/],
  [
    'a name of one letter with 10,000 marks',
    sharedEntry({ label: `a${'\u0301'.repeat(10_000)}` }),
    /too long/,
  ],
  ['a user name of 10,000 letters', withText('username', 'x'.repeat(10_000)), /User name is too long/],
  ['no user name', sharedEntry({ account: { company_name: 'Practice' } }), /User name is missing/],
  ...(
    [
      ['a NUL', '\0'],
      ['a line break', '\n'],
      ['an escape', '\u001b[2J'],
      ['a right-to-left override', '\u202e'],
      ['an isolate', '\u2066'],
      ['zero width', '\u200b'],
      ['a byte order mark', '\ufeff'],
      ['a line separator', '\u2028'],
      ['half a character', '\ud83d'],
      ['a character that was lost', '\ufffd'],
    ] as const
  ).flatMap(([name, text]) => [
    [`${name} in the name`, withText('label', `AC${text}ME`), HIDDEN] as const,
    [`${name} in the user name`, withText('username', `ad${text}min`), HIDDEN] as const,
  ]),
  ...(
    [
      ['', /Address is missing/],
      ['javascript:alert(1)', /must start with https|not a complete address/],
      ['file:///etc/passwd', /must start with https|not a complete address/],
      ['data:text/html,hello', /must start with https|not a complete address/],
      ['http://acme.example.com', /Use https/],
      ['http://127.0.0.1.example.com', /Use https/],
      ['http://localhost.example.com', /Use https/],
      ['https://practice:practice-password@acme.example.com', /Remove the user name and password/],
      ['https://acme.example.com@evil.example', /Remove the user name and password/],
      ['https://acme.example.com?next=evil.example', /Remove the \? or #/],
      ['https://acme.example.com#evil', /Remove the \? or #/],
      ['https://acme.example.com:0', /not a valid port/],
      ['https://acme.example.com:99999', /not a valid port/],
      ['https:\\\\evil.example', /must start with https/],
      ['https://acme\u202e.example.com', /Hidden characters/],
      ['https://acme.example.com\n.evil.example', /contains a space/],
      ['https://', /not a complete address/],
      [`https://${'a'.repeat(10_000)}.example`, /too long/],
    ] as const
  ).map(
    ([address, reason]) => [`the address ${address.slice(0, 60)}`, sharedEntry({ address }), reason] as const,
  ),
];

describe('a hostile company file', () => {
  let test: CoreUnderTest;
  const state = () =>
    createHash('sha256')
      .update(JSON.stringify([test.bench.snapshot(), test.bench.filesText()]))
      .digest('hex');

  beforeAll(async () => {
    test = await keepCore();
    await test.add(passwordDraft());
    await test.add(userIdDraft());
    await test.bench.settle();
    await test.bench.clock.advance(5_000);
  });
  afterAll(() => test.bench[Symbol.asyncDispose]());

  it('is tried in more than 100 forms', () => {
    expect(WHOLE_FILES.length + ENTRIES.length).toBeGreaterThan(100);
  });

  it.each(WHOLE_FILES)('%s: is refused whole, in words', async (_name, text, title) => {
    const before = state();
    const preview = await offered(test.bench, text);
    expect(preview.fault?.title).toMatch(title);
    expect(preview.fault?.meaning).toMatch(/nothing was changed|Nothing was changed/);
    expect([preview.entries, preview.refused]).toEqual([[], []]);
    const everything = Array.from({ length: 1_000 }, (_, entry) => ({ entry, fields: ['address', 'label'] }));
    await test.bench.call('applyImport', { importId: preview.importId, choices: everything });
    expect(state()).toBe(before);
  });

  it.each(ENTRIES)(
    '%s: is refused with its reason, and the others can be taken',
    async (_name, entry, reason) => {
      const before = state();
      const good = sharedEntry({ label: 'Initrode', address: 'https://initrode.example.com/' });
      const preview = await offered(test.bench, companyFile([entry, good]));
      expect(preview.refused.map((refused) => refused.reason).join()).toMatch(reason);
      expect(preview.entries.map(({ label, kind }) => [label, kind])).toEqual([['Initrode', 'new']]);
      expect(JSON.stringify(preview.refused)).not.toMatch(/practice-password|\\u00|\u202e|\u200b/);
      expect((preview.refused[0]?.label ?? '').length).toBeLessThan(2_000);
      expect(state()).toBe(before);
    },
  );

  it.each(['tooLarge', 'unreadable', 'notText'] as const)('that is %s is refused in words', async (kind) => {
    const before = state();
    const { importId } = await test.bench.call('offerImport', { fileName: 'x', reading: { kind } });
    const preview = await test.bench.call('readImport', { importId });
    expect(preview?.fault?.meaning).toMatch(/nothing was changed|Nothing was changed/i);
    expect(state()).toBe(before);
  });

  it('of any content neither breaks the app nor changes anything before it is confirmed', async () => {
    const before = state();
    const anyEntry = fc.oneof(
      fc.jsonValue(),
      fc.record({
        label: fc.oneof(fc.constantFrom('ACME', 'acme', 'Globex', 'Umbrella'), fc.string({ unit: 'binary' })),
        providerId: fc.constantFrom('klearstack-password', 'klearstack-user-id', 'generate-token', 'x'),
        address: fc.oneof(
          fc.webUrl(),
          fc.constantFrom('https://acme.example.com', 'https://evil.example'),
          fc.string(),
        ),
        account: fc.record(
          { company_name: fc.string(), username: fc.string(), user_id: fc.string() },
          { requiredKeys: [] },
        ),
        copyFormat: fc.constantFrom('token', 'bearer', 'header'),
      }),
    );
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.json(),
      fc.array(anyEntry, { maxLength: 8 }).map((companies) => companyFile(companies)),
    );
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const preview = await offered(test.bench, text);
        expect(preview.fault !== undefined || preview.entries.length + preview.refused.length > 0).toBe(true);
        expect(state()).toBe(before);
      }),
      { numRuns: randomCases(500) },
    );
    expect(test.bench.bugs).toEqual([]);
  });
});
