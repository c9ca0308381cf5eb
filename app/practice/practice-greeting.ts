// What the practice server's command line prints once the server answers. Pure: a server's description in, text out.
import type { PracticeAccount } from './practice-accounts.ts';
import { PRACTICE_ENDPOINTS } from './practice-app.ts';
import type { PracticeServer } from './practice-server.ts';

type Described = Pick<PracticeServer, 'address' | 'generateTokenAddress' | 'accounts'> & {
  readonly settings: Pick<PracticeServer['control']['settings'], 'accessTtlS' | 'refreshTtlS'>;
};

export function practiceGreeting({ address, accounts, settings }: Described): string {
  const { accessTtlS, refreshTtlS } = settings;
  return [
    `The practice server answers at ${address} - on this machine only. Ctrl-C ends it.`,
    `Access tokens live ${accessTtlS} s, refresh tokens ${refreshTtlS} s.`,
    '',
    'Endpoints',
    ...PRACTICE_ENDPOINTS.map(({ method, path }) => `  ${method.padEnd(4)} ${address}${path}`),
    '',
    'Accounts',
    ...table([['Service', 'Company', 'Username', 'Password', 'User ID'], ...accounts.map(accountRow)]),
    '',
    ...sampleCall(address, accounts),
  ].join('\n');
}

function accountRow(account: PracticeAccount): readonly string[] {
  const { username, password } = account;
  return account.service === 'klearstack'
    ? ['KlearStack', account.companyName, username, password, account.userId]
    : ['Generate Token', '-', username, password, '-'];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(width(column))).join('  ')}`.trimEnd());
}

function sampleCall(address: string, accounts: readonly PracticeAccount[]): readonly string[] {
  const account = accounts.find(({ service }) => service === 'klearstack');
  if (account?.service !== 'klearstack') return [];
  return [
    'Try it',
    `  curl "${address}/access/klearstack/get_access_token" \\`,
    `    --form "username=${account.username}" \\`,
    `    --form "company_name=${account.companyName}" \\`,
    `    --form "password=${account.password}"`,
    'Check a token that you copied',
    `  curl "${address}/whoami" --header "Authorization: Bearer <token>"`,
  ];
}
