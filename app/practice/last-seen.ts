// Remembers the last sign-in and the last bearer token that were sent to a practice server, for its page.
// It keeps no token and no password: of a token a short mark, of a sign-in the names.
import type { PracticeEndpoint } from './practice-control.ts';
import type { IssuedToken, TokenCheck } from './practice-tokens.ts';

export interface SeenToken {
  readonly atMs: number;
  readonly endpoint: PracticeEndpoint;
  /** Its last characters; undefined for a token so short that they would give much of it away. */
  readonly ending: string | undefined;
  readonly verdict: TokenCheck['kind'];
  /** Undefined where this server did not give it out. */
  readonly issued: IssuedToken | undefined;
}

export interface SeenSignIn {
  readonly atMs: number;
  readonly endpoint: PracticeEndpoint;
  readonly statusCode: number;
  /** As they were sent, cut off after 60 characters: hostile text. */
  readonly names: { readonly [name in NameField]?: string };
}

export interface AnsweredRequest {
  readonly endpoint: PracticeEndpoint;
  readonly atMs: number;
  readonly statusCode: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly presented: { readonly text: string; readonly check: TokenCheck } | undefined;
}

type NameField = (typeof NAME_FIELDS)[number];

const NAME_FIELDS = ['company_name', 'username', 'user_id'] as const;
const NAME_LENGTH_KEPT = 60;
const SIGN_INS: readonly PracticeEndpoint[] = [
  'get_access_token',
  'getaccesstokenfromuserid',
  'generate-token',
];

const ENDING_LENGTH = 6;
const SHORTEST_WITH_ENDING = 40;

export class LastSeen {
  #token: SeenToken | undefined;
  #signIn: SeenSignIn | undefined;

  get token(): SeenToken | undefined {
    return this.#token;
  }

  get signIn(): SeenSignIn | undefined {
    return this.#signIn;
  }

  note({ endpoint, atMs, statusCode, fields, presented }: AnsweredRequest): void {
    if (SIGN_INS.includes(endpoint)) this.#signIn = { endpoint, atMs, statusCode, names: namesIn(fields) };
    if (presented === undefined) return;
    const { text, check } = presented;
    const ending = text.length < SHORTEST_WITH_ENDING ? undefined : text.slice(-ENDING_LENGTH);
    const issued = check.kind === 'unknown' ? undefined : check.token;
    this.#token = { endpoint, atMs, ending, verdict: check.kind, issued };
  }
}

function namesIn(fields: ReadonlyMap<string, string>): SeenSignIn['names'] {
  const sent = NAME_FIELDS.flatMap((name) => {
    const text = fields.get(name)?.slice(0, NAME_LENGTH_KEPT);
    return text ? [[name, text]] : [];
  });
  return Object.fromEntries(sent);
}
