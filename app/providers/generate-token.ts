// The JSON "Generate Token" service. No endpoint takes its refresh token, so renewing means generating a new one.
import type { HttpClient } from './http-client.ts';
import { OFF_OR_ON, type SignInRequest, SWITCHED_ON, type TokenProvider } from './provider.ts';
import { readTokenAnswer } from './token-response.ts';

const AS_HEADERS = 'as_headers';

/**
 * The documentation lists headers named `username` and `password` besides the body; whether an installation reads them
 * is not known, so they are sent only where IT says so.
 */
const wantsHeaders = (account: SignInRequest['account']) => account[AS_HEADERS] === SWITCHED_ON;

export const generateToken = (http: HttpClient): TokenProvider => ({
  id: 'generate-token',
  nameKey: 'provider.generateToken.name',
  descriptionKey: 'provider.generateToken.description',
  addressLabelKey: 'provider.address.endpointLabel',
  addressHintKey: 'provider.address.generateTokenHint',
  addressExample: 'https://api.example.com/token',
  fields: [
    { name: 'username', labelKey: 'field.username', secret: false },
    { name: 'password', labelKey: 'field.password', secret: true },
    {
      ...{ name: AS_HEADERS, labelKey: 'field.asHeaders', hintKey: 'field.asHeadersHint' },
      ...{ secret: false, choices: OFF_OR_ON, isSwitch: true },
    },
  ],
  tidyAddress: (address) => address,
  headerFields: (account) => (wantsHeaders(account) ? ['username', 'password'] : []),
  signIn: async ({ address, account, secrets, connection }) => {
    const fields = { username: account.username ?? '', password: secrets.password ?? '' };
    const headers = wantsHeaders(account) ? fields : {};
    const outcome = await http.post({ url: address, encoding: 'json', fields, headers, connection });
    return readTokenAnswer(outcome, { parameters: Object.keys(fields), secrets: [fields.password] });
  },
});
