// The fields that need not be typed: optional ones, choices and switches.
import { describe, expect, it } from 'vitest';
import { checkSecrets, readDraft } from '../../../app/companies/company-draft.ts';
import { createProviderRegistry } from '../../../app/providers/provider-registry.ts';
import { accountKey } from '../../../app/shared/account.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { generateTokenDraft, oauthPasswordDraft } from '../../support/core/company-inputs.ts';
import { recordPosts } from '../../support/services/recorded-posts.ts';

const texts = new Texts();
const providers = createProviderRegistry(recordPosts().http);
const providerOf = (id: string) => providers.get(id) ?? expect.unreachable(`no provider ${id}`);

const read = (draft: ReturnType<typeof generateTokenDraft>) =>
  readDraft(draft, providers.get(draft.providerId), texts);
const withAccount = (account: Record<string, string>) =>
  read(oauthPasswordDraft({ account: { username: 'practice', ...account } }));

describe('an account', () => {
  it('is the same whether an optional field is empty, blank or absent', () => {
    const bare = withAccount({});
    expect(bare).toMatchObject({ company: { account: { username: 'practice' } } });
    const blank = withAccount({ scope: ' \u200b', audience: '', client_id: '', client_authentication: '' });
    expect(blank).toEqual(bare);
  });

  it('of a service of before has the key that it always had', () => {
    const draft = generateTokenDraft({ account: { username: 'practice-api', as_headers: '' } });
    const reading = read(draft);
    const company = reading.kind === 'company' ? reading.company : expect.unreachable('the draft is good');
    expect(accountKey(company)).toBe(
      '["generate-token","https://initech.example.com/token",[["username","practice-api"]]]',
    );
  });

  it('keeps what was chosen, and refuses what is no choice', () => {
    expect(withAccount({ client_authentication: 'body' })).toMatchObject({
      company: { account: { username: 'practice', client_authentication: 'body' } },
    });
    for (const value of ['basic', 'BODY', ' ', 'on'])
      expect(withAccount({ client_authentication: value })).toEqual({
        kind: 'invalid',
        fields: {
          client_authentication:
            'How the client secret is sent: this version of TokenTray does not support the choice in the file.',
        },
      });
  });

  it('with an optional field that is filled in is checked like any other', () => {
    expect(withAccount({ scope: 'x'.repeat(1_001), audience: 'x'.repeat(201) })).toMatchObject({
      fields: {
        scope: 'Scope is too long. Use at most 1,000 characters.',
        audience: 'Audience is too long. Use at most 200 characters.',
      },
    });
    expect(withAccount({ scope: 'x'.repeat(1_000) })).toMatchObject({ kind: 'company' });
  });
});

describe('a secret', () => {
  it('that is optional may be empty, its neighbour not', () => {
    const fields = checkSecrets({}, {}, providerOf('oauth-password'), texts);
    expect(fields).toEqual({ password: 'Password is missing.' });
    expect(checkSecrets({}, {}, providerOf('oauth-client'), texts)).toEqual({
      client_secret: 'Client secret is missing.',
    });
  });
});

describe('what is sent as a header too', () => {
  const on = { username: 'practice-api', as_headers: 'on' };
  const faults = (username: string, password: string, asHeaders = 'on') => {
    const account = { username, as_headers: asHeaders };
    const reading = read(generateTokenDraft({ account }));
    const ofDraft = reading.kind === 'invalid' ? reading.fields : {};
    return { ...ofDraft, ...checkSecrets({ password }, account, providerOf('generate-token'), texts) };
  };

  it.each(['ä', '密码', '\n', '\u00a0', ' x', 'x ', '\u007f'])('cannot hold %j', (odd) => {
    expect(faults('practice-api', odd)).toEqual({
      password:
        'Password cannot be sent as a header. Headers carry only letters without accents, digits and common symbols, and no space at either end. Turn the headers off, or ask IT.',
    });
    expect(faults('practice-api', odd, '')).toEqual({});
  });

  it('names the user name too, and shows nothing of the password', () => {
    const said = faults('söhne', 'pässword');
    expect(Object.keys(said)).toEqual(['username', 'password']);
    expect(JSON.stringify(said)).not.toContain('ä');
  });

  it.each(['practice password', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', 'x'])('can hold %j', (plain) => {
    expect(checkSecrets({ password: plain }, on, providerOf('generate-token'), texts)).toEqual({});
    expect(faults(plain, plain)).toEqual({});
  });
});
