// Guaranteed-fresh copy: the one command behind tray, window and shortcut.
import type { CopyFormat, CopyResult, Problem } from '../contract.ts';
import type { TokenProvider } from '../providers/provider.ts';
import { type ProblemCause, type ProblemContext, problemOf, reasonInShort } from '../texts/problem-text.ts';
import { renewalCause } from '../texts/renewal-cause.ts';
import type { Texts } from '../texts/texts.ts';
import { untilText } from '../texts/time-text.ts';
import type { Clock } from '../tokens/clock.ts';
import type { Session } from '../tokens/session.ts';
import type { HeldToken } from '../tokens/session-status.ts';
import { formatToken } from './copy-format.ts';
import { UnreachableClipboard } from './system-clipboard.ts';
import type { TokenClipboard } from './token-clipboard.ts';

export interface TokenCopierOptions {
  readonly clipboard: TokenClipboard;
  readonly clock: Clock;
  readonly texts: Texts;
  readonly providerOf: (session: Session) => TokenProvider | undefined;
}

export class TokenCopier {
  readonly #options: TokenCopierOptions;

  constructor(options: TokenCopierOptions) {
    this.#options = options;
  }

  /** `format` null takes the company's own. */
  async copy(session: Session, format: CopyFormat | null): Promise<CopyResult> {
    const copyable = await session.copyableToken();
    const cause = renewalCause(copyable.renewal, session.view.status);
    if (copyable.kind === 'none')
      return { outcome: 'nothing', problem: problemOf(cause, this.#context(session)) };
    const text = formatToken(copyable.token.accessToken, format ?? session.company.copyFormat);
    const refusal = await this.#put(text);
    if (refusal) return { outcome: 'nothing', problem: this.#notCopied(refusal) };
    const { expiry } = copyable.token;
    const shortLived = copyable.kind === 'aging';
    return {
      outcome: 'copied',
      shortLived,
      message: shortLived
        ? this.#agingMessage(session, copyable.token, cause)
        : this.#freshMessage(session, copyable.token),
      ...(expiry.kind === 'until' ? { validUntilMs: expiry.expiresAtMs } : {}),
    };
  }

  async #put(text: string): Promise<'unreachable' | 'clipboardRefused' | undefined> {
    try {
      await this.#options.clipboard.put(text);
      return undefined;
    } catch (error) {
      // What a system throws that refuses differs on every platform.
      return error instanceof UnreachableClipboard ? 'unreachable' : 'clipboardRefused';
    }
  }

  #notCopied(refusal: 'unreachable' | 'clipboardRefused'): Problem {
    const { texts } = this.#options;
    return {
      title: texts.say(`copy.${refusal}.title`),
      meaning: texts.say(`copy.${refusal}.meaning`),
      wayOut: 'none',
    };
  }

  #freshMessage(session: Session, { expiry }: HeldToken): string {
    const { texts, clock } = this.#options;
    const company = session.company.label;
    if (expiry.kind === 'unknown') return texts.say('copy.copied', { company });
    return texts.say('copy.copiedUntil', {
      company,
      until: untilText(texts, expiry.expiresAtMs, clock.now()),
    });
  }

  #agingMessage(session: Session, token: HeldToken, cause: ProblemCause): string {
    const { texts, clock } = this.#options;
    const company = session.company.label;
    const { expiry } = token;
    const copied =
      expiry.kind === 'unknown'
        ? texts.say('copy.copiedAgingUnknown', { company })
        : texts.say('copy.copiedAging', {
            company,
            until: untilText(texts, expiry.expiresAtMs, clock.now()),
          });
    const reason = reasonInShort(cause, this.#context(session));
    return texts.say('copy.agingBecause', { copied, reason });
  }

  #context(session: Session): ProblemContext {
    const { texts, clock, providerOf } = this.#options;
    const { token } = session.view;
    return { texts, company: session.company, provider: providerOf(session), token, nowMs: clock.now() };
  }
}
