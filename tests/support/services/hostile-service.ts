// A KlearStack that answers each company as one hostile answer says, or well, as the test turns it.
import type { Socket } from 'node:net';
import type { HostileAnswer } from './hostile-answers/hostile-answer.ts';
import { answer } from './hostile-answers/hostile-answer.ts';
import { type RawRequest, RawService } from './raw-service.ts';

const HOUR_S = 3_600;
const ENDPOINTS = /^\/(\d+)\/access\/klearstack\/(get_access_token|getaccesstokenfromrefreshtoken)$/;
const good = answer();

export class HostileService {
  mood: 'good' | 'hostile' = 'hostile';
  #given = 0;
  readonly #answers: readonly HostileAnswer[];
  readonly #elsewhere: RawService;
  #raws: readonly RawService[] = [];

  private constructor(answers: readonly HostileAnswer[], elsewhere: RawService) {
    this.#answers = answers;
    this.#elsewhere = elsewhere;
  }

  /** `apart`: every answer comes from a host of its own, so that none waits for another. */
  static async start(
    answers: readonly HostileAnswer[],
    elsewhere: RawService,
    { apart = false } = {},
  ): Promise<HostileService> {
    const service = new HostileService(answers, elsewhere);
    const hosts = Array.from({ length: apart ? answers.length : 1 }, () =>
      RawService.start((socket, { path }) => service.#answer(socket, path)),
    );
    service.#raws = await Promise.all(hosts);
    return service;
  }

  get requests(): readonly RawRequest[] {
    return this.#raws.flatMap(({ requests }) => requests);
  }

  addressOf(company: number): string {
    return `http://${(this.#raws[company] ?? this.#raws[0])?.host}/${company}`;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#raws.map((raw) => raw.stop()));
  }

  #answer(socket: Socket, path: string): void {
    const company = Number(ENDPOINTS.exec(path)?.[1]);
    const hostileAnswer = this.#answers[company];
    if (!hostileAnswer) throw new Error(`No test asks for ${path}.`);
    const send = this.mood === 'good' ? good : hostileAnswer.send;
    send(socket, { token: this.#nextToken(company), elsewhere: `http://${this.#elsewhere.host}` });
  }

  /** A token of its own for every request: its `jti` makes it one, its subject tells whose it is. */
  #nextToken(company: number): string {
    this.#given += 1;
    const iat = Math.floor(Date.now() / 1_000);
    return unsignedJwt({ iat, exp: iat + HOUR_S, sub: `${company} of all`, jti: `${this.#given}` });
  }
}

/** A token that names no key and that no service would take. */
function unsignedJwt(claims: Readonly<Record<string, unknown>>): string {
  const parts = [{ alg: 'none' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${parts.join('.')}.practice`;
}
