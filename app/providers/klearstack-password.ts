// KlearStack, sign-in with user name and password.
import type { HttpClient } from './http-client.ts';
import {
  askKlearStackUserId,
  KLEARSTACK_RENEW_EVERY_MS,
  klearStackInstallation,
  klearStackRefresh,
  passwordSignIn,
} from './klearstack.ts';
import type { TokenProvider } from './provider.ts';

export const klearStackPassword = (http: HttpClient): TokenProvider => ({
  id: 'klearstack-password',
  nameKey: 'provider.klearstackPassword.name',
  descriptionKey: 'provider.klearstackPassword.description',
  addressLabelKey: 'provider.address.label',
  addressHintKey: 'provider.address.klearstackHint',
  addressExample: 'https://klearstack.example.com',
  fields: [
    { name: 'company_name', labelKey: 'field.companyName', hintKey: 'field.companyNameHint', secret: false },
    { name: 'username', labelKey: 'field.username', secret: false },
    { name: 'password', labelKey: 'field.password', secret: true },
  ],
  renewEveryMs: KLEARSTACK_RENEW_EVERY_MS,
  tidyAddress: klearStackInstallation,
  signIn: (request) => passwordSignIn(http, request),
  refresh: (request) => klearStackRefresh(http, request),
  refreshBearer: true,
  userIdLookup: {
    fields: [],
    signInBy: { providerId: 'klearstack-user-id', field: 'user_id' },
    ask: (request) => askKlearStackUserId(http, request),
  },
});
