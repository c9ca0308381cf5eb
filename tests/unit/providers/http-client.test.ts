import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  HttpClient,
  MAX_ANSWER_BYTES,
  type PostRequest,
  REQUEST_TIMEOUT_MS,
} from '../../../app/providers/http-client.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';
import {
  type Answering,
  answerNothing,
  deadAddress,
  type RecordingServer,
  startRecordingServer,
} from './recording-server.ts';

const AWKWARD = {
  company_name: 'A & B "Ltd" && Söhne',
  username: 'नमस्ते +1%20=?;/',
  password: 'practice-password 😀\r\n"\\',
};

interface Post extends Partial<PostRequest> {
  readonly clock?: ManualClock;
  readonly fetch?: typeof globalThis.fetch;
}

function post({ clock = new ManualClock(), fetch = globalThis.fetch, ...request }: Post) {
  const client = new HttpClient({ fetch, clock });
  return client.post({
    url: new URL('http://127.0.0.1/never-asked'),
    encoding: 'json',
    fields: { username: 'practice' },
    connection: { signal: new AbortController().signal },
    ...request,
  });
}

async function answerOf(answering: Answering, request: Post = {}) {
  const server = await startRecordingServer(answering);
  return post({ url: server.url, ...request });
}

const onlyRequest = ({ requests }: RecordingServer) => {
  expect(requests).toHaveLength(1);
  return requests[0] ?? expect.unreachable();
};

const end: Answering = (response) => void response.end('{}');

describe('what is sent', () => {
  it('sends multipart fields that any server reads back exactly', async () => {
    const server = await startRecordingServer(end);
    await post({ url: server.url, encoding: 'multipart', fields: AWKWARD });
    const { headers, body } = onlyRequest(server);
    expect(headers['content-type']).toMatch(/^multipart\/form-data; ?boundary=\S+$/);
    const form = await new Response(body, {
      headers: { 'content-type': headers['content-type'] ?? '' },
    }).formData();
    expect(Object.fromEntries(form)).toEqual(AWKWARD);
    expect(body).not.toMatch(/filename/i);
  });

  it('sends urlencoded fields with plus for space and UTF-8 in percent signs', async () => {
    const server = await startRecordingServer(end);
    const fields = { company_name: 'A & B "Ltd" && Söhne', sign: '+ %' };
    await post({ url: server.url, encoding: 'urlencoded', fields });
    const { headers, body } = onlyRequest(server);
    expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded\b/);
    expect(body).toBe('company_name=A+%26+B+%22Ltd%22+%26%26+S%C3%B6hne&sign=%2B+%25');
  });

  it('sends awkward urlencoded values that read back exactly', async () => {
    const server = await startRecordingServer(end);
    await post({ url: server.url, encoding: 'urlencoded', fields: AWKWARD });
    expect(Object.fromEntries(new URLSearchParams(onlyRequest(server).body))).toEqual(AWKWARD);
  });

  it('sends JSON as one object of strings', async () => {
    const server = await startRecordingServer(end);
    await post({ url: server.url, encoding: 'json', fields: AWKWARD });
    const { method, path, headers, body } = onlyRequest(server);
    expect([method, path]).toEqual(['POST', '/token']);
    expect(headers['content-type']).toMatch(/^application\/json\b/);
    expect(JSON.parse(body)).toEqual(AWKWARD);
  });

  it('sends the bearer where there is one, and no authorization otherwise', async () => {
    const server = await startRecordingServer(end);
    await post({ url: server.url, bearer: 'practice.access.token' });
    await post({ url: server.url });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer practice.access.token',
      undefined,
    ]);
  });

  it.each(['practice\r\nX-Evil: 1', 'practice ', '', 'prаctice'])(
    'throws on the bearer %j, which no header can carry, without quoting it',
    async (bearer) => {
      const server = await startRecordingServer(end);
      const message = 'This value cannot go into a header.';
      await expect(post({ url: server.url, bearer })).rejects.toThrow(new TypeError(message));
      expect(server.requests).toEqual([]);
    },
  );

  it('keeps no cookie', async () => {
    const server = await startRecordingServer((response) => {
      response.setHeader('set-cookie', 'practice=1; Path=/').end('{}');
    });
    const client = new HttpClient({ fetch: globalThis.fetch, clock: new ManualClock() });
    const request = {
      url: server.url,
      encoding: 'json',
      fields: {},
      connection: { signal: new AbortController().signal },
    } as const;
    await client.post(request);
    await client.post(request);
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
  });

  it('asks once, whatever the answer', async () => {
    const server = await startRecordingServer((response) => void response.writeHead(503).end());
    await post({ url: server.url });
    expect(server.requests).toHaveLength(1);
  });
});

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('refuses a %i and sends nothing to the other host', async (status) => {
    const other = await startRecordingServer(end);
    const redirect: Answering = (response) => {
      response.writeHead(status, { location: other.url.href }).end();
    };
    const outcome = await answerOf(redirect, { fields: AWKWARD, bearer: 'practice.access.token' });
    expect(outcome).toEqual({ kind: 'misconfigured', reason: 'redirected' });
    expect(other.requests).toEqual([]);
  });
});

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

describe('what is read', () => {
  it('gives status, content type and text of any answer', async () => {
    const outcome = await answerOf((response) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end('error "Company Name"');
    });
    expect(outcome).toMatchObject({ kind: 'answered', status: 500, contentType: 'text/plain' });
    expect(outcome).toMatchObject({ body: 'error "Company Name"' });
  });

  it('reads an empty 204', async () => {
    const outcome = await answerOf((response) => void response.writeHead(204).end());
    expect(outcome).toMatchObject({ kind: 'answered', status: 204, body: '' });
  });

  it('drops a byte order mark', async () => {
    expect(await answerOf((response) => void response.end('\uFEFF{}'))).toMatchObject({ body: '{}' });
  });

  it('reads a character that arrives in two pieces', async () => {
    const bytes = new TextEncoder().encode('"Söhne 😀"');
    const pieces = new ReadableStream({
      start(stream) {
        for (const byte of bytes) stream.enqueue(Uint8Array.of(byte));
        stream.close();
      },
    });
    const outcome = await post({ fetch: async () => new Response(pieces) });
    expect(outcome).toMatchObject({ kind: 'answered', body: '"Söhne 😀"' });
  });

  it('notes when it asked, not when the answer came', async () => {
    const clock = new ManualClock();
    const askedAtMs = clock.now();
    const server = await startRecordingServer(answerNothing);
    const outcome = post({ url: server.url, clock });
    const response = await server.asked;
    await clock.advance(5_000);
    response.end('{}');
    expect(await outcome).toMatchObject({ requestedAtMs: askedAtMs });
  });
});

describe('the headers of time', () => {
  /** A day behind the local clock. */
  const serverDate = 'Sun, 04 Jan 2026 09:00:00 GMT';
  const withHeaders = (headers: Record<string, string>) =>
    answerOf((response) => {
      response.sendDate = false;
      response.writeHead(429, headers).end();
    });

  it('reads the date of the server', async () => {
    expect(await withHeaders({ date: serverDate })).toMatchObject({ serverDateMs: Date.parse(serverDate) });
  });

  it.each(['5', '-1', 'yesterday', 'foo 3', '2026-01-05', 'Mon Jan  5 09:00:00 2026', ''])(
    'makes no date of "%s"',
    async (date) => {
      expect(await withHeaders({ date })).not.toHaveProperty('serverDateMs');
    },
  );

  it('reads the wait in seconds', async () => {
    expect(await withHeaders({ 'retry-after': '120' })).toMatchObject({ retryAfterMs: 120_000 });
  });

  it('reads the wait until a date by the clock of the server', async () => {
    const headers = { date: serverDate, 'retry-after': 'Sun, 04 Jan 2026 09:01:30 GMT' };
    expect(await withHeaders(headers)).toMatchObject({ retryAfterMs: 90_000 });
  });

  it('reads the wait until a date by its own clock where the server gives none', async () => {
    const outcome = await withHeaders({ 'retry-after': 'Mon, 05 Jan 2026 09:00:10 GMT' });
    expect(outcome).toMatchObject({ retryAfterMs: 10_000 });
  });

  it('takes a date that has passed for no wait', async () => {
    const headers = { date: serverDate, 'retry-after': 'Sun, 04 Jan 2026 08:00:00 GMT' };
    expect(await withHeaders(headers)).toMatchObject({ retryAfterMs: 0 });
  });

  it.each(['soon', '-5', '1.5', '99999999999', 'foo 3', ''])('makes no wait of "%s"', async (retryAfter) => {
    expect(await withHeaders({ 'retry-after': retryAfter })).not.toHaveProperty('retryAfterMs');
  });
});

describe('a network that fails', () => {
  it('is offline where no one listens', async () => {
    expect(await post({ url: await deadAddress() })).toEqual({ kind: 'offline' });
  });

  it('is offline, not redirected, where a dead address speaks of redirects', async () => {
    const url = await deadAddress('/unexpected-redirect/net::ERR_PROXY_CONNECTION_FAILED');
    expect(await post({ url })).toEqual({ kind: 'offline' });
  });

  it('is offline where the connection is reset', async () => {
    const outcome = await answerOf((response) => void response.socket?.resetAndDestroy());
    expect(outcome).toEqual({ kind: 'offline' });
  });

  it('never gives half an answer', async () => {
    const outcome = await answerOf((response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{}');
      response.socket?.end();
    });
    expect(outcome).toEqual({ kind: 'offline' });
  });

  it('gives the network error where Chromium breaks off within the body', async () => {
    const broken = new ReadableStream({
      start: (stream) => stream.error(new Error('net::ERR_CONTENT_DECODING_FAILED')),
    });
    const outcome = await post({ fetch: async () => new Response(broken) });
    expect(outcome).toEqual({ kind: 'serverFault', netError: 'net::ERR_CONTENT_DECODING_FAILED' });
  });
});
