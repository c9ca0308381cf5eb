// The companies and accounts that the practice server knows, and their passwords.
// Everything here is invented for practice; it must not know about HTTP or tokens.

export interface KlearStackAccount {
  readonly service: 'klearstack';
  readonly companyName: string;
  readonly username: string;
  readonly password: string;
  readonly userId: string;
}

export interface GenerateTokenAccount {
  readonly service: 'generate-token';
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly email: string;
  readonly client: string;
}

export type PracticeAccount = KlearStackAccount | GenerateTokenAccount;

export const practiceAccounts: readonly PracticeAccount[] = [
  {
    service: 'klearstack',
    companyName: 'Practice Company',
    username: 'practice',
    password: 'practice-password',
    userId: 'practice-26',
  },
  {
    service: 'klearstack',
    companyName: 'A & B "Ltd" && Söhne',
    username: 'söhne & co',
    password: 'practice+pass & "word"',
    userId: 'practice-27',
  },
  {
    service: 'generate-token',
    username: 'practice-api',
    password: 'practice-password',
    name: 'practice-admin',
    email: 'practice@example.com',
    client: 'Practice_Client',
  },
];

export class AccountBook {
  readonly accounts: readonly PracticeAccount[];
  readonly #passwords: Map<PracticeAccount, string>;

  constructor(accounts: readonly PracticeAccount[]) {
    this.accounts = accounts;
    this.#passwords = new Map(accounts.map((account) => [account, account.password]));
  }

  /** Throws when the account is not one of this book's own objects. */
  changePassword(account: PracticeAccount, password: string): void {
    if (!this.#passwords.has(account)) throw new Error('This practice server has no such account.');
    this.#passwords.set(account, password);
  }

  klearStackByPassword(
    companyName: string,
    username: string,
    password: string,
  ): KlearStackAccount | undefined {
    return this.#klearStack(companyName).find(
      (account) => account.username === username && this.#passwords.get(account) === password,
    );
  }

  klearStackByUserId(companyName: string, userId: string): KlearStackAccount | undefined {
    return this.#klearStack(companyName).find((account) => account.userId === userId);
  }

  klearStackByUsername(companyName: string, username: string): KlearStackAccount | undefined {
    return this.#klearStack(companyName).find((account) => account.username === username);
  }

  generateTokenByPassword(username: string, password: string): GenerateTokenAccount | undefined {
    return this.accounts
      .filter((account) => account.service === 'generate-token')
      .find((account) => account.username === username && this.#passwords.get(account) === password);
  }

  #klearStack(companyName: string): readonly KlearStackAccount[] {
    return this.accounts
      .filter((account) => account.service === 'klearstack')
      .filter((account) => account.companyName === companyName);
  }
}
