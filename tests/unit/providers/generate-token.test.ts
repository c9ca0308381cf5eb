import { expect, it } from 'vitest';
import { generateToken } from '../../../app/providers/generate-token.ts';
import { GRANT, recordPosts } from '../../support/services/recorded-posts.ts';

const address = new URL('https://api.example.com/v1/token/');
const connection = { signal: new AbortController().signal };
const request = {
  address,
  account: { username: 'söhne "&" co', company_name: 'unknown here' },
  secrets: { password: 'practice-password \\ "' },
  connection,
};

it('sends user name and password as JSON to the address exactly as it was given', async () => {
  const { http, posts } = recordPosts();
  await generateToken(http).signIn(request);
  expect(posts).toEqual([
    {
      method: 'POST',
      url: 'https://api.example.com/v1/token/',
      contentType: 'application/json',
      authorization: null,
      fields: { username: 'söhne "&" co', password: 'practice-password \\ "' },
      headers: {},
    },
  ]);
});

it('sends the two documented headers too where IT wants them, and the same body', async () => {
  const { http, posts } = recordPosts();
  const fields = { username: 'practice-api', password: 'practice password: "&"' };
  const account = { username: fields.username, as_headers: 'on' };
  await generateToken(http).signIn({ ...request, account, secrets: { password: fields.password } });
  expect(posts).toMatchObject([{ contentType: 'application/json', fields, headers: fields }]);
});

it('reads the lifetime that the service states', async () => {
  const { http } = recordPosts(() => Response.json({ ...GRANT, token_type: 'bearer', expires_in: 3600 }));
  expect(await generateToken(http).signIn(request)).toMatchObject({ grant: { expiresInS: 3600 } });
});

it('keeps the path of its address', () => {
  const { http } = recordPosts();
  const given = new URL('https://api.example.com/access/klearstack/get_access_token/');
  expect(generateToken(http).tidyAddress(given).href).toBe(given.href);
});

it('has no way to renew but signing in again', () => {
  expect(generateToken(recordPosts().http).refresh).toBeUndefined();
});
