// OAuth 2, sign-in with a client ID and secret (RFC 6749, 4.4). No refresh token comes with it: renewing means signing in again.
import type { HttpClient } from './http-client.ts';
import { OAUTH_FIELDS, oauthSignIn } from './oauth.ts';
import type { TokenProvider } from './provider.ts';

export const oauthClient = (http: HttpClient): TokenProvider => ({
  id: 'oauth-client',
  nameKey: 'provider.oauthClient.name',
  descriptionKey: 'provider.oauthClient.description',
  addressLabelKey: 'provider.address.endpointLabel',
  addressHintKey: 'provider.address.endpointHint',
  addressExample: 'https://login.example.com/oauth2/token',
  fields: [
    { name: 'client_id', labelKey: 'field.clientId', secret: false },
    { name: 'client_secret', labelKey: 'field.clientSecret', secret: true },
    ...OAUTH_FIELDS,
  ],
  tidyAddress: (address) => address,
  signIn: (request) => oauthSignIn(http, request, { grant_type: 'client_credentials' }),
});
