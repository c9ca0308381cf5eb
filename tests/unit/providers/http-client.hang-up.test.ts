// A service goes on answering after it was given up, and the garbage of the request was collected meanwhile: the
// connection must end all the same.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { HttpClient, MAX_ANSWER_BYTES } from '../../../app/providers/http-client.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';
import { startRecordingServer } from './recording-server.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is only held weakly is let go at the end of a turn. */
async function collectAllGarbage(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await settle();
    collectGarbage();
  }
}

async function answerInPieces() {
  const server = await startRecordingServer((response) => void response.write('{'));
  const client = new HttpClient({ fetch: globalThis.fetch, clock: new ManualClock() });
  const caller = new AbortController();
  const url = server.url;
  const outcome = client.post({ url, encoding: 'json', fields: {}, connection: { signal: caller.signal } });
  const response = await server.asked;
  await collectAllGarbage();
  return { server, response, caller, outcome };
}

it('hangs up when its caller gives up', async () => {
  const { server, caller, outcome } = await answerInPieces();
  caller.abort();
  expect(await outcome).toEqual({ kind: 'cancelled' });
  await server.hungUp;
});

it('hangs up when the answer is too large', async () => {
  const { server, response, outcome } = await answerInPieces();
  response.write('a'.repeat(MAX_ANSWER_BYTES));
  expect(await outcome).toMatchObject({ reason: 'tooLarge' });
  await server.hungUp;
});
