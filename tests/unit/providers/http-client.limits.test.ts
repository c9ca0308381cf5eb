import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_ANSWER_BYTES, REQUEST_TIMEOUT_MS } from '../../../app/providers/http-client.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';
import { answerOf, end, post } from './posting.ts';
import { type Answering, answerNothing, startRecordingServer } from './recording-server.ts';

describe('the size of an answer', () => {
  it('reads an answer of exactly the limit', async () => {
    const body = 'a'.repeat(MAX_ANSWER_BYTES);
    expect(await answerOf((response) => void response.end(body))).toMatchObject({ kind: 'answered', body });
  });

  it('gives up one byte above the limit', async () => {
    const outcome = await answerOf((response) => void response.end('a'.repeat(MAX_ANSWER_BYTES + 1)));
    expect(outcome).toEqual({ kind: 'misconfigured', reason: 'tooLarge', status: 200 });
  });

  it('hangs up on an answer without end', async () => {
    const server = await startRecordingServer((response) => {
      const pour = () => {
        let hasRoom = true;
        while (hasRoom) hasRoom = response.write('a'.repeat(65_536));
      };
      response.on('drain', pour);
      pour();
    });
    expect(await post({ url: server.url })).toMatchObject({ reason: 'tooLarge' });
    await server.hungUp;
  });

  it('counts what a gzip bomb unpacks to', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    const outcome = await answerOf((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    expect(bomb.byteLength).toBeLessThan(MAX_ANSWER_BYTES);
    expect(outcome).toMatchObject({ kind: 'misconfigured', reason: 'tooLarge' });
  });
});

describe('the time of an answer', () => {
  it('times out where no answer comes, and hangs up', async () => {
    const clock = new ManualClock();
    const server = await startRecordingServer(answerNothing);
    const outcome = post({ url: server.url, clock });
    await server.asked;
    await clock.advance(REQUEST_TIMEOUT_MS);
    expect(await outcome).toEqual({ kind: 'timeout' });
    await server.hungUp;
  });

  it('is still waiting just before the time is up', async () => {
    const clock = new ManualClock();
    const server = await startRecordingServer(answerNothing);
    const outcome = post({ url: server.url, clock });
    const response = await server.asked;
    await clock.advance(REQUEST_TIMEOUT_MS - 1);
    response.end('late');
    expect(await outcome).toMatchObject({ kind: 'answered', body: 'late' });
  });

  it('times out on an answer that comes one byte at a time', async () => {
    const clock = new ManualClock();
    const server = await startRecordingServer(answerNothing);
    const outcome = post({ url: server.url, clock });
    const response = await server.asked;
    for (let passedMs = 0; passedMs < REQUEST_TIMEOUT_MS; passedMs += 1_000) {
      response.write('{');
      await clock.advance(1_000);
    }
    expect(await outcome).toEqual({ kind: 'timeout' });
    await server.hungUp;
  });

  it('is cancelled by its caller before the headers', async () => {
    const server = await startRecordingServer(answerNothing);
    const abort = new AbortController();
    const outcome = post({ url: server.url, connection: { signal: abort.signal } });
    await server.asked;
    abort.abort();
    expect(await outcome).toEqual({ kind: 'cancelled' });
    await server.hungUp;
  });

  it('is cancelled by its caller within the body', async () => {
    const server = await startRecordingServer((response) => void response.write('{'));
    const abort = new AbortController();
    const outcome = post({ url: server.url, connection: { signal: abort.signal } });
    await server.asked;
    await settle();
    abort.abort();
    expect(await outcome).toEqual({ kind: 'cancelled' });
    await server.hungUp;
  });

  it('sends nothing where it was cancelled beforehand', async () => {
    let isAsked = false;
    const fetch = async () => {
      isAsked = true;
      return new Response('{}');
    };
    expect(await post({ fetch, connection: { signal: AbortSignal.abort() } })).toEqual({ kind: 'cancelled' });
    expect(isAsked).toBe(false);
  });

  it('ends on time even where fetch ignores the abort and fails much later', async () => {
    const clock = new ManualClock();
    let fail = (_reason: Error) => {};
    const fetching = new Promise<Response>((_resolve, reject) => {
      fail = reject;
    });
    const outcome = post({ clock, fetch: () => fetching });
    await clock.advance(REQUEST_TIMEOUT_MS);
    expect(await outcome).toEqual({ kind: 'timeout' });
    fail(new Error('net::ERR_FAILED'));
    await settle();
  });

  it.each([
    ['an answer', end],
    ['a reset', (response: Parameters<Answering>[0]) => void response.socket?.resetAndDestroy()],
  ])('leaves no timer behind after %s', async (_, answering) => {
    const clock = new ManualClock();
    await answerOf(answering, { clock });
    expect(clock.pending).toBe(0);
  });
});
