// A practice server for one test, on a clock that the test drives, and the requests that its clients send.
import { onTestFinished } from 'vitest';
import { type PracticeServer, startPracticeServer } from '../../../app/practice/practice-server.ts';
import { ManualClock } from '../core/manual-clock.ts';

type Fields = Readonly<Record<string, string>>;
type Body = FormData | URLSearchParams | string;

export interface PracticeUnderTest extends PracticeServer {
  readonly clock: ManualClock;
  klearStack(endpoint: string, body: Body, accessToken?: string): Promise<Response>;
  generateToken(fields: unknown): Promise<Response>;
  whoami(accessToken: string): Promise<Response>;
}

export const PRACTICE_SIGN_IN = {
  username: 'practice',
  password: 'practice-password',
  company_name: 'Practice Company',
};

/** Ends with the test that started it. */
export async function startPractice(
  options: Parameters<typeof startPracticeServer>[0] = {},
): Promise<PracticeUnderTest> {
  const clock = new ManualClock();
  const server = await startPracticeServer({ clock, accessTtlS: 120, refreshTtlS: 600, ...options });
  onTestFinished(() => server.close());
  const { address, generateTokenAddress } = server;
  return {
    ...server,
    clock,
    klearStack: (endpoint, body, accessToken) =>
      fetch(`${address}/access/klearstack/${endpoint}`, {
        method: 'POST',
        body,
        headers: accessToken === undefined ? {} : bearer(accessToken),
      }),
    generateToken: (fields) =>
      fetch(generateTokenAddress, {
        method: 'POST',
        body: JSON.stringify(fields),
        headers: { 'Content-Type': 'application/json' },
      }),
    whoami: (accessToken) => fetch(`${address}/whoami`, { headers: bearer(accessToken) }),
  };
}

export async function signIn(
  practice: PracticeUnderTest,
): Promise<{ access_token: string; refresh_token: string; release_version: string }> {
  const answer = await practice.klearStack('get_access_token', multipart(PRACTICE_SIGN_IN));
  return answer.json() as Promise<{ access_token: string; refresh_token: string; release_version: string }>;
}

export function multipart(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

export function urlencoded(fields: Fields): URLSearchParams {
  return new URLSearchParams(fields);
}

function bearer(accessToken: string): Record<string, string> {
  return { Authorization: `Bearer ${accessToken}` };
}
