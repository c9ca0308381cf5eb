import { describe, expect, it } from 'vitest';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { answerOf, end, post } from './posting.ts';
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

const onlyRequest = ({ requests }: RecordingServer) => {
  expect(requests).toHaveLength(1);
  return requests[0] ?? expect.unreachable();
};

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
