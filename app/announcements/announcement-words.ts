// What a notification says of a company that has recovered, and of several companies at once. Pure.
import { hostOf } from '../companies/company.ts';
import { markedName } from '../texts/environment-text.ts';
import { namesText } from '../texts/names-text.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import { untilText } from '../texts/time-text.ts';
import type { Session } from '../tokens/session.ts';
import type { Notification } from './notifier.ts';
import type { Cause } from './trouble.ts';

type Words = Pick<Notification, 'title' | 'body'>;

const TITLES = {
  signIn: 'group.signIn.title',
  keyring: 'group.signIn.title',
  unreachable: 'group.unreachable.title',
  portal: 'group.portal.title',
  webPage: 'group.webPage.title',
  proxy: 'group.proxy.title',
  insecure: 'group.insecure.title',
  clientCertificate: 'group.clientCertificate.title',
  notRenewed: 'group.notRenewed.title',
} as const satisfies Record<Cause | 'webPage', TextKey>;

/** `sessions`: two or more, with one cause. */
export function groupProblemWords(cause: Cause, sessions: readonly Session[], texts: Texts): Words {
  const hosts = [...new Set(sessions.map(({ company }) => hostOf(company)))];
  // If several services answer with a web page, it comes from the network.
  const name = cause === 'portal' && hosts.length === 1 ? 'webPage' : cause;
  const values = {
    count: sessions.length,
    companies: labelsOf(sessions, texts),
    hosts: namesText(texts, hosts),
  };
  return { title: texts.say(TITLES[name], values), body: texts.say(`group.${name}.meaning`, values) };
}

export function groupRecoveryWords(sessions: readonly Session[], texts: Texts): Words {
  return {
    title: texts.say('group.recovery.title', { count: sessions.length }),
    body: texts.say('group.recovery.meaning', { companies: labelsOf(sessions, texts) }),
  };
}

const labelsOf = (sessions: readonly Session[], texts: Texts) =>
  namesText(
    texts,
    sessions.map(({ company }) => markedName(company, texts)),
  );

/** Its problem was announced before. */
export function recoveryWords(session: Session, texts: Texts, nowMs: number): Words {
  const expiry = session.view.token?.expiry;
  return {
    title: texts.say('recovery.title', { company: markedName(session.company, texts) }),
    body:
      expiry?.kind === 'until'
        ? texts.say('recovery.until', { until: untilText(texts, expiry.expiresAtMs, nowMs) })
        : texts.say('recovery.unknown'),
  };
}
