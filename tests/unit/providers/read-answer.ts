// What `readTokenAnswer` makes of an answer over HTTP, after a sign-in by password where nothing else is said.
import type { HttpAnswer } from '../../../app/providers/http-client.ts';
import type { TokenAnswer } from '../../../app/providers/token-answer.ts';
import { readTokenAnswer } from '../../../app/providers/token-response.ts';

export const PASSWORD_FIELDS = ['username', 'password', 'company_name'];
export const EVERY_FIELD = [...PASSWORD_FIELDS, 'user_id', 'refresh_token'];
export const SECRETS = ['practice-password'];
export const HTML = '<!doctype html><title>Welcome</title><p>password</p>';
export const STACK_TRACE = `Traceback (most recent call last):\n${'  File "app.py", line 12, in password\n'.repeat(9)}`;

export function read(
  answer: Partial<HttpAnswer>,
  parameters: readonly string[] = PASSWORD_FIELDS,
): TokenAnswer {
  const ordinary = { kind: 'answered', status: 200, contentType: 'application/json', body: '' } as const;
  return readTokenAnswer({ ...ordinary, requestedAtMs: 1_000, ...answer }, { parameters, secrets: SECRETS });
}

export const readJson = (body: unknown, answer: Partial<HttpAnswer> = {}) =>
  read({ body: JSON.stringify(body), ...answer });
