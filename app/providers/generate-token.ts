// The JSON "Generate Token" service. No endpoint takes its refresh token, so renewing means generating a new one.
import type { HttpClient } from './http-client.ts';
import type { TokenProvider } from './provider.ts';
import { readTokenAnswer } from './token-response.ts';

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
  ],
  tidyAddress: (address) => address,
  signIn: async ({ address, account, secrets, connection }) => {
    const fields = { username: account.username ?? '', password: secrets.password ?? '' };
    const outcome = await http.post({ url: address, encoding: 'json', fields, connection });
    return readTokenAnswer(outcome, { parameters: Object.keys(fields), secrets: [fields.password] });
  },
});
