// What the practice server's command line prints once the server answers. Pure: a server's description in, text out.
import { X509Certificate } from 'node:crypto';
import { duration } from './duration.ts';
import type { PracticeAccount } from './practice-accounts.ts';
import { PRACTICE_ENDPOINTS } from './practice-app.ts';
import type { TlsArguments } from './practice-arguments.ts';
import { fingerprintOf, type PracticeCertificate } from './practice-certificate.ts';
import type { PracticeServer } from './practice-server.ts';
import { REVOKE_PATHS } from './revoke-routes.ts';

export interface Greeted {
  readonly server: Pick<PracticeServer, 'address' | 'accounts'> & {
    readonly control: Pick<PracticeServer['control'], 'settings'>;
  };
  readonly canRevoke: boolean;
  readonly tls?: TlsArguments & PracticeCertificate;
}

export function practiceGreeting(greeted: Greeted): string {
  const { address, accounts, control } = greeted.server;
  const { accessTtlS, refreshTtlS, generateTokenTtlS, headersRequired } = control.settings;
  return [
    `The practice server answers at ${address} - on this machine only. Ctrl-C ends it.`,
    `Open ${address} in a browser to see what it was sent.`,
    '',
    'Lifetimes',
    `  KlearStack: access tokens ${duration(accessTtlS)}, refresh tokens ${duration(refreshTtlS)}`,
    `  Generate Token: ${duration(generateTokenTtlS)}`,
    ...(headersRequired ? ['', 'Generate Token wants user name and password as headers too.'] : []),
    ...(greeted.tls === undefined ? [] : ['', ...certificateLines(greeted.tls)]),
    '',
    'Endpoints',
    ...PRACTICE_ENDPOINTS.map(({ method, path }) => `  ${method.padEnd(4)} ${address}${path}`),
    ...(greeted.canRevoke ? Object.values(REVOKE_PATHS).map((path) => `  POST ${address}${path}`) : []),
    '',
    'Accounts',
    ...table([['Service', 'Company', 'Username', 'Password', 'User ID'], ...accounts.map(accountRow)]),
    '',
    ...sampleCalls(greeted),
  ].join('\n');
}

function certificateLines({ cert, authority, authorityFile, fault }: TlsArguments & PracticeCertificate) {
  const { subject, issuer, subjectAltName, validFromDate, validToDate } = new X509Certificate(cert);
  const rows = [
    ['Issued to', `${commonName(subject)} (${subjectAltName})`],
    ['Issued by', authority === undefined ? 'itself' : commonName(issuer)],
    ['Valid', `from ${day(validFromDate)} to ${day(validToDate)}`],
    ['SHA-256', fingerprintOf(cert)],
    ['  as TokenTray shows it', groupsOfFour(fingerprintOf(cert))],
    ...(authority === undefined ? [] : [['SHA-256 of its authority', fingerprintOf(authority)]]),
    ...(authorityFile === undefined ? [] : [['Authority written to', authorityFile]]),
  ];
  return [
    `Certificate (new at each start, trusted by no system${fault === undefined ? '' : `, ${fault}`})`,
    ...table(rows),
  ];
}

function groupsOfFour(fingerprint: string): string {
  return fingerprint.replace(/(..):(..):?/g, '$1$2 ').trim();
}

/** `X509Certificate` gives names one part to a line. */
function commonName(name: string): string {
  return /^CN=(.*)$/m.exec(name)?.[1] ?? name;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
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

function sampleCalls({ server: { address, accounts }, canRevoke, tls }: Greeted): readonly string[] {
  const account = accounts.find(({ service }) => service === 'klearstack');
  if (account?.service !== 'klearstack') return [];
  const curl = `curl${certificateOption(tls)}`;
  return [
    'Try it',
    `  ${curl} "${address}/access/klearstack/get_access_token" \\`,
    `    --form "username=${account.username}" \\`,
    `    --form "company_name=${account.companyName}" \\`,
    `    --form "password=${account.password}"`,
    'Check a token that you copied',
    `  ${curl} "${address}/whoami" --header "Authorization: Bearer <token>"`,
    ...(canRevoke
      ? ['Revoke all access tokens', `  ${curl} --request POST "${address}${REVOKE_PATHS.access}"`]
      : []),
  ];
}

/** Without the authority's file, curl has only the way that the service's own documentation shows. */
function certificateOption(tls: Greeted['tls']): string {
  if (tls === undefined) return '';
  const canVerify = tls.authorityFile !== undefined && tls.fault === undefined;
  return canVerify ? ` --cacert "${tls.authorityFile}"` : ' --insecure';
}
