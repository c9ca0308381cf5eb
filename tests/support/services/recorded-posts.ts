// The real HTTP client over a fetch that keeps each request and gives one answer: what providers ask, without a network.
import { HttpClient } from '../../../app/providers/http-client.ts';
import { ManualClock } from '../core/manual-clock.ts';

export interface RecordedPost {
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly authorization: string | null;
  readonly fields: unknown;
  /** Those that no other property holds and that the client did not add by itself. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface RecordedPosts {
  readonly http: HttpClient;
  readonly posts: readonly RecordedPost[];
}

export const GRANT = { access_token: 'practice.access.token', refresh_token: 'practice.refresh.token' };

export function recordPosts(answer = () => Response.json(GRANT)): RecordedPosts {
  const posts: RecordedPost[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    posts.push(await recorded(new Request(input, init)));
    return answer();
  };
  return { http: new HttpClient({ fetch, clock: new ManualClock() }), posts };
}

const COMMON_HEADERS = ['accept', 'authorization', 'content-type'];

async function recorded(request: Request): Promise<RecordedPost> {
  const { method, url, headers } = request;
  const [contentType = ''] = (headers.get('content-type') ?? '').split(';');
  const fields =
    contentType === 'application/json' ? await request.json() : Object.fromEntries(await request.formData());
  const authorization = headers.get('authorization');
  const own = [...headers].filter(([name]) => !COMMON_HEADERS.includes(name));
  return { method, url, contentType, authorization, fields, headers: Object.fromEntries(own) };
}
