// KlearStack, sign-in with a user ID alone: it needs no secret, so the app can always sign in again by itself.
import type { HttpClient } from './http-client.ts';
import {
  askKlearStackUserId,
  KLEARSTACK_RENEW_EVERY_MS,
  klearStackInstallation,
  klearStackRefresh,
  userIdSignIn,
} from './klearstack.ts';
import type { TokenProvider } from './provider.ts';

export const klearStackUserId = (http: HttpClient): TokenProvider => ({
  id: 'klearstack-user-id',
  nameKey: 'provider.klearstackUserId.name',
  descriptionKey: 'provider.klearstackUserId.description',
  addressLabelKey: 'provider.address.label',
  addressHintKey: 'provider.address.klearstackHint',
  addressExample: 'https://klearstack.example.com',
  fields: [
    { name: 'company_name', labelKey: 'field.companyName', hintKey: 'field.companyNameHint', secret: false },
    { name: 'user_id', labelKey: 'field.userId', secret: false },
  ],
  renewEveryMs: KLEARSTACK_RENEW_EVERY_MS,
  tidyAddress: klearStackInstallation,
  signIn: (request) => userIdSignIn(http, request),
  refresh: (request) => klearStackRefresh(http, request),
  refreshBearer: true,
  userIdLookup: {
    // The documentation requires a user name, which this way to sign in does not have.
    fields: [{ name: 'username', labelKey: 'field.username', secret: false }],
    ask: (request) => askKlearStackUserId(http, request),
  },
});
