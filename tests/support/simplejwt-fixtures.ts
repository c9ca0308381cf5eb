// The desktop of `fixtures.ts`, and beside it a real Simple JWT service that ends with the test. Its tokens and passwords
// are among the secrets that no one may find afterwards.
import { test as base } from './fixtures.ts';
import {
  type SimpleJwtAccount,
  type SimpleJwtOptions,
  SimpleJwtService,
} from './services/simplejwt-service.ts';
import type { CompanyEntry } from './window/operator.ts';

interface WithSimpleJwt {
  readonly startSimpleJwt: (options?: SimpleJwtOptions) => Promise<SimpleJwtService>;
}

export const test = base.extend<WithSimpleJwt>({
  startSimpleJwt: async ({ launch: _searchedAfterTheService, secrets }, use) => {
    const services: SimpleJwtService[] = [];
    await use(async (options) => {
      const service = await SimpleJwtService.start(options);
      services.push(service);
      return service;
    });
    for (const service of services) {
      for (const { password } of service.accounts) secrets.keep({ name: 'a password', value: password });
      for (const value of await service.issuedTokens()) secrets.keep({ name: 'a token', value });
      await service.stop();
    }
  },
});

const firstOf = ({ accounts: [account] }: SimpleJwtService): SimpleJwtAccount => {
  if (account === undefined) throw new Error('The service has no account.');
  return account;
};

export function simpleJwtPasswordEntry(service: SimpleJwtService, name = 'ACME'): CompanyEntry {
  const { companyName, username, password } = firstOf(service);
  return {
    service: /^KlearStack, user name/,
    fields: {
      ...{ Name: name, Address: service.address, 'Company name': companyName },
      ...{ 'User name': username, Password: password },
    },
  };
}

export function simpleJwtUserIdEntry(service: SimpleJwtService, name = 'Globex'): CompanyEntry {
  const { companyName, userId } = firstOf(service);
  return {
    service: /^KlearStack, user ID/,
    fields: {
      ...{ Name: name, Address: service.address, 'Company name': companyName },
      'User ID': String(userId),
    },
  };
}

export { expect } from './fixtures.ts';
