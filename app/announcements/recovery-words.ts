// What is said of a company that is well again after its problem was announced.
import type { Texts } from '../texts/texts.ts';
import { untilText } from '../texts/time-text.ts';
import type { Session } from '../tokens/session.ts';

export function recoveryWords(session: Session, texts: Texts, nowMs: number) {
  const expiry = session.view.token?.expiry;
  return {
    title: texts.say('recovery.title', { company: session.company.label }),
    body:
      expiry?.kind === 'until'
        ? texts.say('recovery.until', { until: untilText(texts, expiry.expiresAtMs, nowMs) })
        : texts.say('recovery.unknown'),
  };
}
