// A request by the HTTP client, to a server of the test or through a `fetch` of its own.
import { HttpClient, type PostRequest } from '../../../app/providers/http-client.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { type Answering, startRecordingServer } from './recording-server.ts';

interface Post extends Partial<PostRequest> {
  readonly clock?: ManualClock;
  readonly fetch?: typeof globalThis.fetch;
}

export function post({ clock = new ManualClock(), fetch = globalThis.fetch, ...request }: Post) {
  const client = new HttpClient({ fetch, clock });
  return client.post({
    url: new URL('http://127.0.0.1/never-asked'),
    encoding: 'json',
    fields: { username: 'practice' },
    connection: { signal: new AbortController().signal },
    ...request,
  });
}

export async function answerOf(answering: Answering, request: Post = {}) {
  const server = await startRecordingServer(answering);
  return post({ url: server.url, ...request });
}

export const end: Answering = (response) => void response.end('{}');
