import { expect, it } from 'vitest';
import { createProviderRegistry } from '../../../app/providers/provider-registry.ts';
import { shownValue } from '../../../app/shared/account.ts';
import { providerView } from '../../../app/snapshot/provider-view.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { recordPosts } from '../../support/services/recorded-posts.ts';

const registry = createProviderRegistry(recordPosts().http);
const viewOf = (id: string) =>
  providerView(registry.get(id) ?? expect.unreachable(`no provider ${id}`), new Texts());
const fieldOf = (id: string, name: string) =>
  viewOf(id).fields.find((field) => field.name === name) ?? expect.unreachable(`no field ${name}`);

it.each([
  ['klearstack-password', []],
  ['klearstack-user-id', []],
  ['generate-token', ['password']],
  ['oauth-password', ['client_secret']],
  ['oauth-client', ['client_secret']],
])('says for %s which secrets each renewal needs: %j', (id, secrets) => {
  expect(viewOf(id).renewsWith).toEqual(secrets);
});

it('says which fields may stay empty', () => {
  const optional = viewOf('oauth-password').fields.filter((field) => field.optional);
  expect(optional.map(({ name }) => name)).toEqual(['client_id', 'client_secret', 'scope', 'audience']);
  expect(viewOf('klearstack-password').fields.some((field) => field.optional)).toBe(false);
});

it.each([
  ['oauth-password', 'client_authentication', {}, 'In a header (HTTP Basic)'],
  ['oauth-password', 'client_authentication', { client_authentication: 'body' }, 'In the request body'],
  ['generate-token', 'as_headers', {}, 'Off'],
  ['generate-token', 'as_headers', { as_headers: 'on' }, 'On'],
  ['generate-token', 'username', { username: 'on' }, 'on'],
])('names what is chosen at %s, %s, of %j', (id, name, account, shown) => {
  expect(shownValue(fieldOf(id, name), account)).toBe(shown);
});
