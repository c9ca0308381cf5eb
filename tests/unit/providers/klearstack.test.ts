import { describe, expect, it } from 'vitest';
import { tidyKlearStackAddress } from '../../../app/providers/klearstack.ts';
import { klearStackPassword } from '../../../app/providers/klearstack-password.ts';
import { klearStackUserId } from '../../../app/providers/klearstack-user-id.ts';
import { needsNoSecret } from '../../../app/shared/account.ts';
import { recordPosts } from '../../support/services/recorded-posts.ts';

const COMPANY = 'A & B "Ltd" && Söhne';
const account = { company_name: COMPANY, username: 'practice', user_id: 'practice-26', stray: 'unknown' };
const secrets = { password: 'practice-password +&', stray: 'unknown' };
const address = new URL('https://klearstack.example.com/');
const connection = { signal: new AbortController().signal };
const tokens = { accessToken: 'practice.access.token', refreshToken: 'practice.refresh+token/=' };

describe('the user name and password', () => {
  it('go to get_access_token as multipart, with these three fields and no bearer', async () => {
    const { http, posts } = recordPosts();
    await klearStackPassword(http).signIn({ address, account, secrets, connection });
    expect(posts).toEqual([
      {
        method: 'POST',
        url: 'https://klearstack.example.com/access/klearstack/get_access_token',
        contentType: 'multipart/form-data',
        authorization: null,
        fields: { username: 'practice', password: 'practice-password +&', company_name: COMPANY },
        headers: {},
      },
    ]);
  });

  it('that are not there are sent empty, so that the service names them', async () => {
    const { http, posts } = recordPosts();
    await klearStackPassword(http).signIn({ address, account: {}, secrets: {}, connection });
    expect(posts[0]?.fields).toEqual({ username: '', password: '', company_name: '' });
  });
});

describe('the user ID', () => {
  it('goes to getaccesstokenfromuserid as multipart, with these two fields and no bearer', async () => {
    const { http, posts } = recordPosts();
    await klearStackUserId(http).signIn({ address, account, secrets, connection });
    expect(posts).toEqual([
      {
        method: 'POST',
        url: 'https://klearstack.example.com/access/klearstack/getaccesstokenfromuserid',
        contentType: 'multipart/form-data',
        authorization: null,
        fields: { user_id: 'practice-26', company_name: COMPANY },
        headers: {},
      },
    ]);
  });

  it('needs no secret, the password does', () => {
    const { http } = recordPosts();
    expect(needsNoSecret(klearStackUserId(http))).toBe(true);
    expect(needsNoSecret(klearStackPassword(http))).toBe(false);
  });
});

describe.each([
  ['password', klearStackPassword],
  ['user ID', klearStackUserId],
])('the refresh token of a %s session', (_, createProvider) => {
  const refresh = (answer?: () => Response) => {
    const { http, posts } = recordPosts(answer);
    const outcome = createProvider(http).refresh?.({ address, account, secrets: {}, ...tokens, connection });
    return { outcome: outcome ?? expect.unreachable('there is no refresh'), posts };
  };

  it('goes urlencoded, with the company name, under the existing access token', async () => {
    const { outcome, posts } = refresh();
    await outcome;
    expect(posts).toEqual([
      {
        method: 'POST',
        url: 'https://klearstack.example.com/access/klearstack/getaccesstokenfromrefreshtoken',
        contentType: 'application/x-www-form-urlencoded',
        authorization: 'Bearer practice.access.token',
        fields: { refresh_token: tokens.refreshToken, company_name: COMPANY },
        headers: {},
      },
    ]);
  });

  it('asks for a sign-in where the service says that it is missing', async () => {
    const { outcome } = refresh(() => new Response('error "refresh_token"', { status: 500 }));
    expect(await outcome).toEqual({ kind: 'rejected', status: 500 });
  });

  it('leaves a missing company name a matter of configuration', async () => {
    const { outcome } = refresh(() => new Response('error "Company Name"', { status: 500 }));
    expect(await outcome).toMatchObject({ reason: 'missingParameter', field: 'company_name' });
  });

  it('gives a grant without a refresh token where none comes back', async () => {
    const { outcome } = refresh(() => Response.json({ access_token: 'new', release_version: '7.8.9' }));
    const grant = { accessToken: 'new', releaseVersion: '7.8.9', requestedAtMs: expect.any(Number) };
    expect(await outcome).toEqual({ kind: 'granted', grant });
  });
});

describe('the address', () => {
  it.each([
    ['https://klearstack.example.com', 'https://klearstack.example.com/'],
    ['https://klearstack.example.com///', 'https://klearstack.example.com/'],
    ['https://host.example/access/klearstack', 'https://host.example/'],
    ['https://host.example/access/klearstack/', 'https://host.example/'],
    ['https://host.example/access/klearstack/get_access_token', 'https://host.example/'],
    ['https://host.example/Access/KlearStack/Get_Access_Token/', 'https://host.example/'],
    ['https://host.example/tenant/access/klearstack/get_access_token', 'https://host.example/tenant'],
    ['https://host.example/Tenant/A/', 'https://host.example/Tenant/A'],
    ['https://host.example//access/klearstack/x', 'https://host.example/'],
    ['https://host.example:8443/t/access/klearstack//y', 'https://host.example:8443/t'],
    ['https://host.example/a/access/klearstack/access/klearstack/x', 'https://host.example/a'],
    ['https://host.example/access/klearstack-test/', 'https://host.example/access/klearstack-test'],
    ['https://access.klearstack.example/', 'https://access.klearstack.example/'],
    ['https://host.example/access', 'https://host.example/access'],
    ['https://host.example/S%C3%B6hne/', 'https://host.example/S%C3%B6hne'],
  ])('%s is kept as %s', (pasted, kept) => {
    expect(tidyKlearStackAddress(new URL(pasted)).href).toBe(kept);
  });

  it('is left as it was for its owner', () => {
    const pasted = new URL('https://host.example/access/klearstack/get_access_token');
    tidyKlearStackAddress(pasted);
    expect(pasted.pathname).toBe('/access/klearstack/get_access_token');
  });

  it('stays the same when it is tidied twice', () => {
    const once = tidyKlearStackAddress(new URL('https://host.example/tenant/access/klearstack/'));
    expect(tidyKlearStackAddress(once).href).toBe(once.href);
  });

  it.each(['https://host.example/tenant', 'https://host.example/tenant/access/klearstack/get_access_token'])(
    'of a tenant, %s, is asked below its path',
    async (tenant) => {
      const { http, posts } = recordPosts();
      await klearStackUserId(http).signIn({ address: new URL(tenant), account, secrets, connection });
      expect(posts[0]?.url).toBe('https://host.example/tenant/access/klearstack/getaccesstokenfromuserid');
    },
  );
});

describe('a question about a token', () => {
  it('goes to getuserid as JSON under that token, with the user name and the company name', async () => {
    const { http, posts } = recordPosts(() => Response.json({ user_id: 26 }));
    const lookup = klearStackPassword(http).userIdLookup;
    expect(lookup?.fields).toEqual([]);
    const question = { address, account, accessToken: tokens.accessToken, connection };
    expect(await lookup?.ask(question)).toEqual({ kind: 'accepted', userId: '26' });
    expect(posts).toEqual([
      {
        method: 'POST',
        url: 'https://klearstack.example.com/access/klearstack/getuserid',
        contentType: 'application/json',
        authorization: 'Bearer practice.access.token',
        fields: { username: 'practice', company_name: COMPANY },
        headers: {},
      },
    ]);
  });

  it('needs a user name that a sign-in by user ID does not have', () => {
    const { http } = recordPosts();
    const lookup = klearStackUserId(http).userIdLookup;
    expect(lookup?.fields.map(({ name }) => name)).toEqual(['username']);
    expect(lookup).not.toHaveProperty('signInBy');
  });
});
