// OAuth 2, sign-in with user name and password (RFC 6749, 4.3), renewed with a refresh token where the service gives one.
import type { HttpClient } from './http-client.ts';
import { OAUTH_FIELDS, oauthRefresh, oauthSignIn } from './oauth.ts';
import type { TokenProvider } from './provider.ts';

export const oauthPassword = (http: HttpClient): TokenProvider => ({
  id: 'oauth-password',
  nameKey: 'provider.oauthPassword.name',
  descriptionKey: 'provider.oauthPassword.description',
  addressLabelKey: 'provider.address.endpointLabel',
  addressHintKey: 'provider.address.endpointHint',
  addressExample: 'https://login.example.com/oauth2/token',
  fields: [
    { name: 'username', labelKey: 'field.username', secret: false },
    { name: 'password', labelKey: 'field.password', secret: true },
    {
      ...{ name: 'client_id', labelKey: 'field.clientId', hintKey: 'field.clientHint' },
      ...{ secret: false, optional: true },
    },
    {
      ...{ name: 'client_secret', labelKey: 'field.clientSecret', hintKey: 'field.clientHint' },
      ...{ secret: true, optional: true },
    },
    ...OAUTH_FIELDS,
  ],
  tidyAddress: (address) => address,
  signIn: (request) =>
    oauthSignIn(http, request, {
      grant_type: 'password',
      username: request.account.username ?? '',
      password: request.secrets.password ?? '',
    }),
  refresh: (request) => oauthRefresh(http, request),
  refreshSecrets: ['client_secret'],
});
