// The desktop of `fixtures.ts`, and on it an operator who has signed in already: the opening of scenes about what follows.
import type { PracticeServer } from '../../app/practice/practice-server.ts';
import type { AppUnderTest, LaunchOptions } from './app/app-under-test.ts';
import { test as base } from './fixtures.ts';
import { Operator } from './window/operator.ts';
import { passwordEntry } from './window/practice-entries.ts';

interface SignedInOptions extends LaunchOptions {
  /** Of the companies, all at the same service; ACME alone where nothing is said. */
  readonly names?: readonly string[];
}

interface SignedIn {
  readonly app: AppUnderTest;
  /** Its tokens outlive every test. */
  readonly server: PracticeServer;
}

interface WithSignedIn {
  /** An app with a keyring and its window, in which each company was added and signed in by password. */
  readonly launchSignedIn: (options?: SignedInOptions) => Promise<SignedIn>;
}

const LONG = { accessTtlS: 900, refreshTtlS: 3_600 };

export const test = base.extend<WithSignedIn>({
  launchSignedIn: async ({ launchWithKeyring, startPractice }, use) => {
    await use(async ({ names = ['ACME'], ...options } = {}) => {
      const server = await startPractice(LONG);
      const app = await launchWithKeyring(options);
      const operator = new Operator(await app.window());
      for (const name of names) await operator.addCompany(passwordEntry(server, name));
      return { app, server };
    });
  },
});

export { expect } from './fixtures.ts';
