// Ways to sign in as the window sees them: with a password, without one, and with fields that may stay empty.
import type { ProviderView } from '../../../app/shared/contract/companies.ts';

const DESCRIBED = {
  description: '',
  addressLabel: 'Address',
  addressHint: '',
  addressExample: 'https://',
  renewsWith: [],
  refreshes: true,
};

export const byPassword: ProviderView = {
  ...DESCRIBED,
  id: 'klearstack-password',
  name: 'By password',
  fields: [
    { name: 'username', label: 'User name', secret: false },
    { name: 'company_name', label: 'Company name', secret: false },
    { name: 'password', label: 'Password', secret: true },
  ],
};

export const byUserId: ProviderView = {
  ...DESCRIBED,
  id: 'klearstack-user-id',
  name: 'By user ID',
  fields: [
    { name: 'user_id', label: 'User ID', secret: false },
    { name: 'company_name', label: 'Company name', secret: false },
  ],
};

/** With fields that are optional, and one that is chosen. */
export const byOAuth: ProviderView = {
  ...DESCRIBED,
  id: 'oauth-password',
  name: 'By OAuth',
  renewsWith: ['client_secret'],
  fields: [
    { name: 'username', label: 'User name', secret: false },
    { name: 'password', label: 'Password', secret: true },
    { name: 'client_secret', label: 'Client secret', secret: true, optional: true },
    { name: 'scope', label: 'Scope', secret: false, optional: true },
    {
      ...{ name: 'client_authentication', label: 'How', secret: false },
      choices: [
        { value: '', label: 'Header' },
        { value: 'body', label: 'Body' },
      ],
    },
  ],
};
