// A token service that answers what a test wrote down, one answer per request, with no network in between.
// It ignores aborts on purpose: a late answer must be dropped by the caller.
import type { Connection } from '../../../app/providers/http-client.ts';
import type { SignInField, TokenProvider, UserIdRequest } from '../../../app/providers/provider.ts';
import type { TokenAnswer, TokenFailure, TokenGrant } from '../../../app/providers/token-answer.ts';
import type { UserIdAnswer } from '../../../app/providers/user-id-answer.ts';
import type { Clock } from '../../../app/time/clock.ts';

export interface Asked {
  readonly kind: 'signIn' | 'refresh';
  readonly atMs: number;
  readonly account: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly accessToken?: string;
  readonly refreshToken?: string;
  readonly connection: Connection;
}

/** An answer, given the wall clock at which the request was sent. */
export type Reply = (requestedAtMs: number, asked: Asked) => TokenAnswer | Promise<TokenAnswer>;

export interface ScriptedProviderOptions {
  readonly clock: Clock;
  /** Whether signing in takes a password. */
  readonly secret?: boolean;
  /** Whether the service has a way to renew. */
  readonly refreshes?: boolean;
  readonly renewEveryMs?: number;
  /** Whether its refresh endpoint takes the bearer. */
  readonly bearer?: boolean;
  /** Secret fields that its refresh endpoint takes. */
  readonly refreshSecrets?: readonly string[];
  /** Whether the service can be asked about a token. */
  readonly answersQuestions?: boolean;
}

let given = 0;

/** A token of its own at each request, where the test does not say which. */
export const granted =
  (grant: Partial<TokenGrant> = {}): Reply =>
  (requestedAtMs) => {
    given += 1;
    const accessToken = `practice-token-${given}`;
    return { kind: 'granted', grant: { accessToken, expiresInS: 3_600, requestedAtMs, ...grant } };
  };

export const failed =
  (failure: TokenFailure): Reply =>
  () =>
    failure;

/** A reply that the test gives later. */
export class HeldReply {
  readonly reply: Reply = (requestedAtMs, asked) =>
    new Promise((resolve) => {
      this.#give = (later) => resolve(later(requestedAtMs, asked));
    });
  #give: ((reply: Reply) => void) | undefined;

  answer(reply: Reply): void {
    if (!this.#give) throw new Error('No one has asked yet.');
    this.#give(reply);
  }
}

export class ScriptedProvider {
  readonly asked: Asked[] = [];
  /** The answer of a service whose script has run out; without it, that is an error of the test. */
  otherwise: Reply = () => {
    throw new Error('The script has no answer left.');
  };
  /** The most requests that ever waited for their answer together while someone still wanted it. */
  mostWanted = 0;
  readonly provider: TokenProvider;
  /** The questions, and the answers to them, which a test may give late. */
  readonly questions: UserIdRequest[] = [];
  questionAnswer: () => UserIdAnswer | Promise<UserIdAnswer> = () => ({
    kind: 'accepted',
    userId: 'practice-26',
  });
  readonly #clock: Clock;
  readonly #script: Reply[] = [];
  readonly #open = new Set<Asked>();

  constructor(options: ScriptedProviderOptions) {
    const { clock, secret = true, refreshes = true, renewEveryMs, bearer = true, refreshSecrets } = options;
    const { answersQuestions = true } = options;
    this.#clock = clock;
    this.provider = {
      id: 'scripted',
      nameKey: 'provider.klearstackPassword.name',
      descriptionKey: 'provider.klearstackPassword.description',
      addressLabelKey: 'provider.address.label',
      addressHintKey: 'provider.address.klearstackHint',
      addressExample: 'https://tokens.example.com',
      fields: fields(secret),
      tidyAddress: (address) => address,
      signIn: (request) => this.#answer({ ...request, kind: 'signIn', atMs: this.#clock.now() }),
      refreshBearer: bearer,
      ...(answersQuestions && {
        userIdLookup: { fields: [], ask: (request) => this.#answerQuestion(request) },
      }),
      ...(renewEveryMs === undefined ? {} : { renewEveryMs }),
      ...(refreshSecrets && { refreshSecrets }),
      ...(refreshes
        ? { refresh: (request) => this.#answer({ ...request, kind: 'refresh', atMs: this.#clock.now() }) }
        : {}),
    };
  }

  queue(...replies: readonly Reply[]): void {
    this.#script.push(...replies);
  }

  /** Queues an answer that the test gives later. */
  hold(): HeldReply {
    const held = new HeldReply();
    this.queue(held.reply);
    return held;
  }

  get kinds(): readonly Asked['kind'][] {
    return this.asked.map(({ kind }) => kind);
  }

  async #answerQuestion(request: UserIdRequest): Promise<UserIdAnswer> {
    this.questions.push(request);
    return this.questionAnswer();
  }

  async #answer(asked: Asked): Promise<TokenAnswer> {
    this.asked.push(asked);
    const reply = this.#script.shift() ?? this.otherwise;
    this.#open.add(asked);
    const wanted = [...this.#open].filter(({ connection }) => !connection.signal.aborted);
    this.mostWanted = Math.max(this.mostWanted, wanted.length);
    try {
      return await reply(asked.atMs, asked);
    } finally {
      this.#open.delete(asked);
    }
  }
}

function fields(secret: boolean): readonly SignInField[] {
  const account = { name: 'username', labelKey: 'field.username', secret: false } as const;
  const password = { name: 'password', labelKey: 'field.password', secret: true } as const;
  return secret ? [account, password] : [account];
}
