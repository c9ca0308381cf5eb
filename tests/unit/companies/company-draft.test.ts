import { describe, expect, it } from 'vitest';
import { checkSecrets, readDraft } from '../../../app/companies/company-draft.ts';
import { createProviderRegistry } from '../../../app/providers/provider-registry.ts';
import { ADDRESS_LIMIT, type CompanyDraft } from '../../../app/shared/contract/companies.ts';
import { SECRET_LIMIT } from '../../../app/shared/contract/sessions.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { passwordDraft, userIdDraft } from '../../support/core/company-inputs.ts';
import { recordPosts } from '../../support/services/recorded-posts.ts';

const texts = new Texts();
const providers = createProviderRegistry(recordPosts().http);
const read = (draft: CompanyDraft) => readDraft(draft, providers.get(draft.providerId), texts);

const faults = (draft: CompanyDraft) => {
  const reading = read(draft);
  return reading.kind === 'invalid' ? reading.fields : {};
};

describe('a name', () => {
  it.each(['A & B "Ltd" && Söhne', 'न', 'नि', 'क्षि', '👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'e\u0301', 'شركة'])(
    'of 200 %s is accepted, of 201 refused',
    (character) => {
      const long = [...new Intl.Segmenter().segment(character.repeat(200))].map(({ segment }) => segment);
      const exact = long.slice(0, 200).join('');
      expect(faults(passwordDraft({ label: exact }))).toEqual({});
      const words = { label: 'Name is too long. Use at most 200 characters.' };
      expect(faults(passwordDraft({ label: `${exact}x` }))).toEqual(words);
    },
  );

  it('is not one letter under a thousand marks', () => {
    const label = `a${'\u0301'.repeat(5_000)}`;
    expect(faults(passwordDraft({ label }))).toHaveProperty('label');
  });

  it('is kept as it is seen: on one line, with plain single spaces and without marks', () => {
    const account = {
      company_name: '\u00a0Practice \u00a0Com\u00adpany\n\u2069',
      username: '\u200e\ufeffprac\u200btice ',
    };
    expect(read(passwordDraft({ label: '\t Su\u0308d  \u202fB \r\n', account }))).toMatchObject({
      company: { label: 'Süd B', account: { company_name: 'Practice Company', username: 'practice' } },
    });
  });

  it('that the service may know by just these characters stays so while it is not changed', () => {
    const account = { company_name: 'Practice\u00a0Company', username: 'e\u0301lise\u200b' };
    const first = read(passwordDraft());
    if (first.kind !== 'company') throw new Error('the draft is good');
    const existing = { ...first.company, account, id: 'a', practice: false };
    const provider = providers.get('klearstack-password');
    const again = (changed: object) =>
      readDraft(passwordDraft({ account: { ...account, ...changed } }), provider, texts, existing);
    expect(again({})).toMatchObject({ company: { account } });
    expect(again({ username: 'anna\u200b' })).toMatchObject({
      company: { account: { company_name: 'Practice\u00a0Company', username: 'anna' } },
    });
  });

  it.each(['', '   ', '\n\t', '\u200b', '\u200b \u2060', '\u3164'])('%j is missing', (label) => {
    expect(faults(passwordDraft({ label }))).toEqual({ label: 'Name is missing.' });
  });

  it.each(['Practice Company\tpractice', 'A\t\u200bB\n', 'A \t B\nC'])(
    '%j is two cells of a spreadsheet',
    (label) => {
      const words =
        'Name contains a tab. If you pasted two spreadsheet cells, keep only the one that belongs here.';
      expect(faults(passwordDraft({ label }))).toEqual({ label: words });
    },
  );

  it.each(['Practice\t', '\tPractice\r\n', '\u200b\tPractice\t\t'])(
    '%j is one cell of a spreadsheet',
    (label) => {
      expect(read(passwordDraft({ label }))).toMatchObject({ company: { label: 'Practice' } });
    },
  );

  it.each(['A\nB', 'A\r\n\r\nB', 'A\u2028B', 'A\u0085B'])('%j has no place on one line', (label) => {
    expect(faults(passwordDraft({ label }))).toEqual({ label: 'Name cannot contain a line break.' });
  });
});

describe('each field', () => {
  it('has its own message, all at once', () => {
    const account = { company_name: 'x'.repeat(201), username: ' ' };
    expect(faults(passwordDraft({ label: '', address: 'http://acme.example.com', account }))).toEqual({
      label: 'Name is missing.',
      address: 'Use https:// here. With http://, your password could be read in transit.',
      company_name: 'Company name is too long. Use at most 200 characters.',
      username: 'User name is missing.',
    });
  });

  it('of another way to sign in is left out', () => {
    const account = { company_name: 'Practice Company', user_id: 'practice-26', username: 'practice' };
    const reading = read(userIdDraft({ account }));
    expect(reading).toMatchObject({ kind: 'company' });
    expect(reading.kind === 'company' && reading.company.account).toEqual({
      company_name: 'Practice Company',
      user_id: 'practice-26',
    });
  });

  it('is missing where the account has nothing of its own', () => {
    const account = JSON.parse('{"__proto__": {"company_name": "x", "username": "y"}}');
    expect(Object.keys(faults(passwordDraft({ account: { ...account } })))).toEqual([
      'company_name',
      'username',
    ]);
    expect(Object.keys(faults(passwordDraft({ account: {} })))).toEqual(['company_name', 'username']);
  });

  it('cannot be checked where no one knows the way to sign in', () => {
    expect(faults(passwordDraft({ providerId: 'constructor' }))).toEqual({
      providerId: 'This version of TokenTray does not support this way of signing in.',
    });
  });
});

describe('an address', () => {
  it.each([
    'https://acme.example.com/access/klearstack/get_access_token',
    'https://acme.example.com/access/klearstack/getaccesstokenfromrefreshtoken/',
    'https://ACME.example.com:443/access/klearstack',
    '  acme.example.com/  ',
  ])('%s is understood as the installation', (address) => {
    expect(read(passwordDraft({ address }))).toMatchObject({
      company: { address: 'https://acme.example.com/' },
    });
  });

  it('keeps the path of an installation', () => {
    const address = 'https://example.com/acme/access/klearstack/get_access_token';
    expect(read(passwordDraft({ address }))).toMatchObject({
      company: { address: 'https://example.com/acme' },
    });
  });

  it.each([
    ['', 'Address is missing.'],
    [`https://${'x'.repeat(ADDRESS_LIMIT)}`, 'Address is too long. Use at most 2,000 characters.'],
    ['acme', undefined],
    ['ftp://acme.example.com', 'The address must start with https://, not “ftp://”.'],
    ['https//acme.example.com', 'The address must start with https://, not “https//”.'],
    ['htps://acme.example.com', 'The address must start with https://, not “htps://”.'],
    ['https://acme*.example.com', 'The address cannot contain “*”. Remove it.'],
    [
      'https://acme\u202e.example.com',
      'Hidden characters change the order in which this address is displayed. Type it instead of pasting it.',
    ],
    [
      'https://a:b@acme.example.com',
      'Remove the user name and password from the address. They have their own fields.',
    ],
    ['https://acme.example.com/?a=b', 'Remove the ? or # and everything after it.'],
    ['https://acme.example.com:0', 'This is not a valid port. Check the number after the colon.'],
    ['https://acme .example.com', 'The address contains a space. Remove it.'],
    ['our KlearStack', 'This is not a complete address. It should look like https://klearstack.example.com.'],
  ])('%s: %s', (address, words) => {
    expect(faults(passwordDraft({ address })).address).toBe(words);
  });
});

describe('a password', () => {
  const check = (password: string, providerId = 'klearstack-password') => {
    const provider = providers.get(providerId);
    if (!provider) throw new Error('no such provider');
    return checkSecrets({ password }, {}, provider, texts);
  };

  it('may be anything that is not empty, white space and line breaks included', () => {
    for (const password of [' ', '\n', 'x'.repeat(SECRET_LIMIT), '\u200b'])
      expect(check(password)).toEqual({});
  });

  it('is missing, or too long', () => {
    expect(check('')).toEqual({ password: 'Password is missing.' });
    const words = { password: 'Password is too long. Use at most 1,000 characters.' };
    expect(check('x'.repeat(SECRET_LIMIT + 1))).toEqual(words);
  });

  it('is not asked for where there is none', () => {
    expect(check('', 'klearstack-user-id')).toEqual({});
  });
});
