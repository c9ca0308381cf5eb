// Copies a token that is sure to be fresh: the one command behind tray, window and shortcut; and puts a newer one in its place.
import { type ProblemCause, renewalCause } from '../problems/problem-cause.ts';
import { type ProblemContext, problemOf, reasonInShort } from '../problems/problem-text.ts';
import type { TokenProvider } from '../providers/provider.ts';
import type { Problem } from '../shared/contract/problem.ts';
import type { CopyFormat, CopyResult } from '../shared/contract/sessions.ts';
import { shortLine } from '../shared/short-line.ts';
import { markedName } from '../texts/environment-text.ts';
import type { Texts } from '../texts/texts.ts';
import { untilText } from '../texts/time-text.ts';
import type { Clock } from '../time/clock.ts';
import type { Session } from '../tokens/session.ts';
import type { HeldToken } from '../tokens/session-status.ts';
import type { CopiedToken, TokenCopy } from './copied-token-watch.ts';
import type { CalledOff, PendingCopy } from './newest-copy.ts';
import type { CopyWords } from './own-copy.ts';
import { UnreachableClipboard } from './system-clipboard.ts';
import type { TokenClipboard } from './token-clipboard.ts';

const MAX_TYPE_LENGTH = 30;

export interface TokenCopierOptions {
  readonly clipboard: TokenClipboard;
  readonly clock: Clock;
  readonly texts: Texts;
  readonly providerOf: (session: Session) => TokenProvider | undefined;
  /** A token is on the clipboard now. */
  readonly onCopied: (copied: CopiedToken) => void;
}

/** `calledOff`: something else was wanted before the token was there, so nothing was copied. */
export type CopyOutcome =
  | Exclude<CopyResult, { readonly outcome: 'cancelled' }>
  | { readonly outcome: 'calledOff'; readonly why: CalledOff };

export class TokenCopier {
  readonly #options: TokenCopierOptions;

  constructor(options: TokenCopierOptions) {
    this.#options = options;
  }

  /** `format` null: the company's own. A renewal goes on though the copy is called off: the token will be wanted again. */
  async copy(session: Session, format: CopyFormat | null): Promise<CopyOutcome> {
    const copy = this.#options.clipboard.newest.begin();
    const asked = session.copyableToken();
    // Without the token, which `calledOff` would keep in memory until the next copy.
    const why = await Promise.race([asked.then(() => undefined), copy.calledOff]);
    if (why) return { outcome: 'calledOff', why };
    const copyable = await asked;
    const cause = renewalCause(copyable.renewal, session.view.status);
    if (copyable.kind === 'none')
      return { outcome: 'nothing', problem: problemOf(cause, this.#context(session)) };
    const { token } = copyable;
    const chosen = format ?? session.company.copyFormat;
    if (isMislabelled(token, chosen))
      return { outcome: 'nothing', problem: this.#noBearer(session, token.otherType ?? '') };
    const shortLived = copyable.kind === 'aging';
    const message = shortLived
      ? this.#agingMessage(session, token, copyable.renewal?.kind === 'renewed' ? undefined : cause)
      : this.#freshMessage(session, token);
    const words = wordsOf(session, chosen, { message, shortLived });
    const put = await this.#put(formatToken(token.accessToken, chosen), words, copy);
    if (put.kind === 'calledOff') return { outcome: 'calledOff', why: put.why };
    if (put.kind !== 'holds') return { outcome: 'nothing', problem: this.#notCopied(put.kind) };
    this.#options.onCopied({ copyId: put.copyId, session, token, format: chosen });
    return {
      ...{ outcome: 'copied', shortLived, message },
      ...(token.expiry.kind === 'until' ? { validUntilMs: token.expiry.expiresAtMs } : {}),
      ...(put.clearsAtMs === undefined ? {} : { clearsAtMs: put.clearsAtMs }),
    };
  }

  /** Puts the session's present token in the place of that one, if it is still on the clipboard. */
  async replace({ copyId, session, format }: TokenCopy): Promise<'replaced' | 'notOurs' | 'refused'> {
    const copyable = await session.copyableToken();
    if (copyable.kind === 'none' || isMislabelled(copyable.token, format)) return 'refused';
    const { token } = copyable;
    const words = wordsOf(session, format, {
      message: this.#replacedMessage(session, token),
      shortLived: copyable.kind === 'aging',
    });
    const text = formatToken(token.accessToken, format);
    const put = await this.#options.clipboard.replace(copyId, text, words);
    if (put.kind !== 'holds') return put.kind;
    this.#options.onCopied({ copyId: put.copyId, session, token, format });
    return 'replaced';
  }

  async #put(text: string, words: CopyWords, copy: PendingCopy) {
    try {
      return await this.#options.clipboard.put(text, words, copy);
    } catch (error) {
      // Every platform throws something else when it refuses.
      const kind = error instanceof UnreachableClipboard ? 'unreachable' : 'clipboardRefused';
      return { kind } as const;
    }
  }

  #notCopied(refusal: 'unreachable' | 'clipboardRefused'): Problem {
    const { texts } = this.#options;
    return {
      title: texts.say(`copy.${refusal}.title`),
      meaning: texts.say(`copy.${refusal}.meaning`),
      remedy: 'none',
    };
  }

  #noBearer(session: Session, type: string): Problem {
    const { texts } = this.#options;
    const values = { company: markedName(session.company, texts), type: shortLine(type, MAX_TYPE_LENGTH) };
    return {
      title: texts.say('copy.otherType.title'),
      meaning: texts.say('copy.otherType.meaning', values),
      remedy: 'edit',
    };
  }

  #freshMessage(session: Session, { expiry }: HeldToken): string {
    const { texts, clock } = this.#options;
    const company = markedName(session.company, texts);
    if (expiry.kind === 'unknown') return texts.say('copy.copied', { company });
    return texts.say('copy.copiedUntil', {
      company,
      until: untilText(texts, expiry.expiresAtMs, clock.now()),
    });
  }

  #replacedMessage(session: Session, { expiry }: HeldToken): string {
    const { texts, clock } = this.#options;
    const company = markedName(session.company, texts);
    if (expiry.kind === 'unknown') return texts.say('clipboard.replaced', { company });
    return texts.say('clipboard.replacedUntil', {
      company,
      until: untilText(texts, expiry.expiresAtMs, clock.now()),
    });
  }

  /** `cause`: why it was not renewed; undefined if it was, for no longer life. */
  #agingMessage(session: Session, token: HeldToken, cause: ProblemCause | undefined): string {
    const { texts, clock } = this.#options;
    const company = markedName(session.company, texts);
    const { expiry } = token;
    const copied =
      expiry.kind === 'unknown'
        ? texts.say('copy.copiedAgingUnknown', { company })
        : texts.say('copy.copiedAging', {
            company,
            until: untilText(texts, expiry.expiresAtMs, clock.now()),
          });
    if (!cause) return copied;
    const reason = reasonInShort(cause, this.#context(session));
    return texts.say('copy.agingBecause', { copied, reason });
  }

  #context(session: Session): ProblemContext {
    const { texts, clock, providerOf } = this.#options;
    const { token } = session.view;
    return { texts, company: session.company, provider: providerOf(session), token, nowMs: clock.now() };
  }
}

/** With "Bearer" in front, a token of another type would be labelled wrongly. */
const isMislabelled = ({ otherType }: HeldToken, format: CopyFormat) =>
  otherType !== undefined && format !== 'token';

function wordsOf(
  { company }: Session,
  format: CopyFormat,
  said: Pick<CopyWords, 'message' | 'shortLived'>,
): CopyWords {
  return { companyId: company.id, company: company.label, format, ...said };
}

/** The form in which a token is pasted into other tools; `Bearer` as in RFC 6750, 2.1. */
export function formatToken(accessToken: string, format: CopyFormat): string {
  switch (format) {
    case 'token':
      return accessToken;
    case 'bearer':
      return `Bearer ${accessToken}`;
    case 'header':
      return `Authorization: Bearer ${accessToken}`;
  }
}
