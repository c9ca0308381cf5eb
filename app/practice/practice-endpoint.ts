// What every endpoint does before its own work: read the fields, carry out a fault, keep a record of the request.
// It must not know what an endpoint answers, and it never keeps the value of a field.
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { LastSeen } from './last-seen.ts';
import type { Fault, PracticeDesk, PracticeEndpoint } from './practice-control.ts';
import type { IssuedToken, PracticeClock, TokenCheck } from './practice-tokens.ts';
import { type BodyEncoding, type FieldsReading, mediaType, readFields } from './request-fields.ts';

export interface PracticeEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    fields: ReadonlyMap<string, string>;
    bearer: IssuedToken | undefined;
    presented: PresentedToken | undefined;
  };
}

/** What came as bearer, valid or not. */
export interface PresentedToken {
  readonly text: string;
  readonly check: TokenCheck;
}

interface EndpointOptions {
  readonly endpoint: PracticeEndpoint;
  readonly encoding: BodyEncoding;
  readonly desk: PracticeDesk;
  readonly seen: LastSeen;
  readonly clock: PracticeClock;
}

const FIELD_NAMES_KEPT = 20;
const FIELD_NAME_LENGTH_KEPT = 40;

export function practiceEndpoint(options: EndpointOptions): MiddlewareHandler<PracticeEnv> {
  const { endpoint, encoding, desk, seen, clock } = options;
  return async (c, next) => {
    const atMs = clock.now();
    const reading = await readFields(c.req.raw, encoding);
    const early = (await carryOut(desk.takeFault(endpoint), c)) ?? refuse(reading, c);
    if (early === undefined) {
      if (reading.kind === 'fields') c.set('fields', reading.fields);
      await next();
      const { fields, presented } = c.var;
      seen.note({ endpoint, atMs, statusCode: c.res.status, fields, presented });
    }
    const answer = early ?? c.res;
    desk.record({
      endpoint,
      contentType: mediaType(c.req.raw.headers),
      statusCode: answer === RESPONSE_ALREADY_SENT ? null : answer.status,
      atMs,
      fieldNames: fieldNames(reading),
      authorizationPresent: c.req.header('Authorization') !== undefined,
    });
    return early;
  };
}

async function carryOut(fault: Fault | undefined, c: Context<PracticeEnv>): Promise<Response | undefined> {
  if (fault === undefined) return undefined;
  await pauseFor(fault, c.req.raw.signal);
  if (fault.dropConnection) c.env.incoming.socket.destroy();
  if (fault.dropConnection || c.req.raw.signal.aborted) return RESPONSE_ALREADY_SENT;
  if (fault.answer === undefined) return undefined;
  const { status, headers = {}, body = '' } = fault.answer;
  return new Response(body, { status, headers });
}

/** Ends early, without an error, when the caller goes away or the server stops. */
async function pauseFor(fault: Fault, signal: AbortSignal): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  if (fault.hold !== undefined) await Promise.race([fault.hold(), gone]);
  if (fault.delayMs !== undefined) {
    const timer = new AbortController();
    // Aborting the timer rejects its promise, which no one waits for by then.
    await Promise.race([wait(fault.delayMs, undefined, { signal: timer.signal }).catch(() => {}), gone]);
    timer.abort();
  }
}

function refuse(reading: FieldsReading, c: Context<PracticeEnv>): Response | undefined {
  switch (reading.kind) {
    case 'fields':
      return undefined;
    case 'tooLarge':
      return sayError(c, 413, 'The body is larger than 64 KiB.');
    case 'unsupported':
      return sayError(c, 415, 'This endpoint does not accept this content type.');
    case 'malformed':
      return sayError(c, 400, 'The body does not match its content type.');
  }
}

function sayError(c: Context, status: ContentfulStatusCode, error: string): Response {
  return c.json({ error }, status);
}

function fieldNames(reading: FieldsReading): readonly string[] {
  if (reading.kind !== 'fields') return [];
  return [...reading.fields.keys()]
    .slice(0, FIELD_NAMES_KEPT)
    .map((name) => name.slice(0, FIELD_NAME_LENGTH_KEPT));
}
