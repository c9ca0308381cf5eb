import { expect, it } from 'vitest';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { startRecordingServer } from './recording-server.ts';

async function post(headers: Readonly<Record<string, string>>) {
  const server = await startRecordingServer((response) => void response.end('{}'));
  const client = new HttpClient({ fetch: globalThis.fetch, clock: new ManualClock() });
  const connection = { signal: new AbortController().signal };
  const outcome = client.post({ url: server.url, encoding: 'json', fields: {}, headers, connection });
  return { outcome, server };
}

it('sends headers as they are, beside those that it sends anyway', async () => {
  const password = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ x';
  const { outcome, server } = await post({ username: 'practice', password });
  expect(await outcome).toMatchObject({ kind: 'answered' });
  expect(server.requests[0]?.headers).toMatchObject({
    username: 'practice',
    password,
    accept: 'application/json',
  });
});

it.each(['a\r\nX-Evil: 1', ' a', 'a ', '', 'ä', 'prаctice', '\u0000'])(
  'throws on the value %j, which no header can carry as it is, without quoting it',
  async (password) => {
    const { outcome, server } = await post({ password });
    await expect(outcome).rejects.toThrow(new TypeError('This value cannot go into a header.'));
    expect(server.requests).toEqual([]);
  },
);
