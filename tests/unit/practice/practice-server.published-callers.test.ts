// The sample callers of the services' documentation, word for word, against the practice server.
// Only the address and, where a caller needs them, the tokens of a sign-in are put in.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  multipart,
  type PracticeUnderTest,
  startPractice,
} from '../../support/practice/practice-under-test.ts';
import { placeholderAccounts } from './callers/placeholder-accounts.ts';
import { runXhrCaller } from './callers/xhr-caller.ts';

interface Program {
  readonly name: string;
  readonly command: string;
  /** Exits with 0 where the callers of this program can run. */
  readonly probe: readonly string[];
  readonly ending: string;
  readonly callers: readonly string[];
  /** Asks for a user ID under a token, rather than for a token. */
  readonly userIdCaller?: string;
}

const run = promisify(execFile);
const CALLERS = new URL('./callers/', import.meta.url);
const NODE_MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));
const TIMEOUT_MS = 30_000;

const PROGRAMS: readonly Program[] = [
  {
    name: 'curl',
    command: 'sh',
    probe: ['-c', 'curl --version'],
    ending: 'sh',
    callers: ['curl-get-access-token', 'curl-get-access-token-older', 'curl-user-id', 'curl-refresh'],
    userIdCaller: 'curl-get-user-id',
  },
  {
    name: 'Python requests',
    command: 'python3',
    probe: ['-c', 'import requests'],
    ending: 'py',
    callers: ['python-get-access-token', 'python-get-access-token-older', 'python-user-id', 'python-refresh'],
    // It sends a form that it calls JSON.
    userIdCaller: 'python-get-user-id',
  },
  {
    name: 'Node axios with form-data',
    command: process.execPath,
    probe: ['--version'],
    ending: 'cjs',
    callers: ['node-axios-get-access-token', 'node-axios-user-id'],
  },
];
const XHR_CALLERS = ['xhr-get-access-token', 'xhr-get-access-token-older', 'xhr-user-id', 'xhr-refresh'];

const available = await programsHere();
console.info(`Published callers run here: ${available.map(({ name }) => name).join(', ')}, XMLHttpRequest.`);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-callers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(available)('the published $name caller', (program) => {
  it.each(program.callers)(
    '%s gets a token that works',
    async (caller) => {
      const practice = await startPractice({ accounts: placeholderAccounts });
      await expectWorkingToken(practice, await printedBy(caller, program, practice));
    },
    TIMEOUT_MS,
  );
});

describe.each(available.filter(({ userIdCaller }) => userIdCaller))(
  'the published $name caller of getuserid',
  (program) => {
    it(
      'is told the user ID',
      async () => {
        const practice = await startPractice({ accounts: placeholderAccounts });
        const printed = await printedBy(program.userIdCaller ?? '', program, practice);
        expect(printed).toMatch(/["']user_id["']: ?["']Replace_User_id_Here["']/);
      },
      TIMEOUT_MS,
    );
  },
);

describe('the published XMLHttpRequest caller', () => {
  it.each(XHR_CALLERS)('%s gets a token that works', async (caller) => {
    const practice = await startPractice({ accounts: placeholderAccounts });
    const printed = await runXhrCaller(await callerText(`${caller}.js.txt`, practice));
    await expectWorkingToken(practice, printed);
  });
});

describe('the published callers that need another program', () => {
  it('are answered when they send what OkHttp sends: a length in each part', async () => {
    const practice = await startPractice({ accounts: placeholderAccounts });
    const boundary = '0b6ba2b0-6b1c-4a8e-9d6e-2c1b9c1f5a77';
    const part = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Length: ${value.length}\r\n\r\n${value}\r\n`;
    const user = part('user_id', 'Replace_Your_User_id_Here');
    const company = part('company_name', 'Replace_Your_Company_Name_Here');
    const answer = await fetch(`${practice.address}/access/klearstack/getaccesstokenfromuserid`, {
      method: 'POST',
      headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
      body: `${user}${company}--${boundary}--\r\n`,
    });
    await expectWorkingToken(practice, await answer.text());
  });

  it('are told the user ID when they send what OkHttp sends: JSON with a character set', async () => {
    const practice = await startPractice({ accounts: placeholderAccounts });
    const { access_token } = await tokensOf(practice);
    const answer = await fetch(`${practice.address}/access/klearstack/getuserid`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        Authorization: `Bearer ${access_token}`,
      },
      body: '{ "username": "Replace_User_Name_Here", "company_name": "Replace_Company_Name_Here" }',
    });
    expect(await answer.json()).toEqual({ user_id: 'Replace_User_id_Here' });
  });

  it('are answered when they send the JSON sample of Generate Token', async () => {
    const practice = await startPractice({ accounts: placeholderAccounts });
    const answer = await practice.generateToken({ username: 'TEST_USER', password: 'TEST_PASSWORD' });
    await expectWorkingToken(practice, await answer.text());
  });
});

async function programsHere(): Promise<readonly Program[]> {
  const answers = await Promise.allSettled(PROGRAMS.map(({ command, probe }) => run(command, [...probe])));
  return PROGRAMS.filter((_, index) => answers[index]?.status === 'fulfilled');
}

async function printedBy(caller: string, program: Program, practice: PracticeUnderTest): Promise<string> {
  const file = join(folder, `${caller}.${program.ending}`);
  await writeFile(file, await callerText(`${caller}.${program.ending}.txt`, practice));
  const env = { ...process.env, NODE_PATH: NODE_MODULES, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' };
  const { stdout } = await run(program.command, [file], { env, timeout: TIMEOUT_MS });
  return stdout;
}

async function tokensOf(practice: PracticeUnderTest) {
  const body = multipart({
    user_id: 'Replace_User_id_Here',
    company_name: 'Replace_Company_Name_Here',
  });
  const signedIn = await practice.klearStack('getaccesstokenfromuserid', body);
  return (await signedIn.json()) as { access_token: string; refresh_token: string };
}

async function callerText(file: string, practice: PracticeUnderTest): Promise<string> {
  const tokens = await tokensOf(practice);
  const published = await readFile(new URL(file, CALLERS), 'utf8');
  return published
    .replace('URL/access', `${practice.address}/access`)
    .replace(/YOUR_EXISTING_ACCESS_TOKEN|your_token_here/, tokens.access_token)
    .replace('Replace_Refresh_Token_Here', tokens.refresh_token);
}

/** The callers print JSON, or a Python dictionary, which quotes otherwise. */
async function expectWorkingToken(practice: PracticeUnderTest, printed: string): Promise<void> {
  const token = /["']access_token["']: ?["']([^"']+)["']/.exec(printed)?.[1];
  expect(token, 'an access token is printed').toBeDefined();
  expect((await practice.whoami(token ?? '')).status).toBe(200);
}
