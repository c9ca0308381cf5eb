// Two ways to sign in as the window sees them: one with a password, one without.
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
