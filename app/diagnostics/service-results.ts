// The services to contact and the results, in words. Pure.
import type { ReachAnswer } from '../providers/http-client.ts';
import type { NetworkFailure } from '../providers/network-failure.ts';
import type { SetupResult } from '../shared/contract/help.ts';
import { namesText } from '../texts/names-text.ts';
import type { Texts } from '../texts/texts.ts';

/** One host and port, with all its companies. */
export interface Service {
  readonly origin: string;
  readonly host: string;
  readonly labels: readonly string[];
}

export type Reach = ReachAnswer | NetworkFailure;

export function servicesOf(companies: readonly { readonly label: string; readonly address: string }[]) {
  const byOrigin = new Map<string, Service>();
  for (const { label, address } of companies) {
    const { origin, host } = new URL(address);
    const labels = [...(byOrigin.get(origin)?.labels ?? []), label];
    byOrigin.set(origin, { origin, host, labels });
  }
  return [...byOrigin.values()];
}

export function serviceResult(texts: Texts, service: Service, reach: Reach): SetupResult {
  const { host, origin, labels } = service;
  const word = wordOf(reach);
  const about = { id: `service ${origin}`, about: 'service', title: namesText(texts, labels) } as const;
  const meaning = texts.say(`setup.service.${word}`, { host });
  if (word === 'reached') return { ...about, outcome: 'ok', meaning };
  return { ...about, outcome: 'problem', meaning, fix: texts.say(`setup.service.${word}Fix`, { host }) };
}

export function noServiceResult(texts: Texts): SetupResult {
  return {
    ...{ id: 'services', about: 'service', outcome: 'skipped' },
    title: texts.say('setup.service.noneTitle'),
    meaning: texts.say('setup.service.none'),
  };
}

type ReachWord =
  | ('reached' | 'offline' | 'timeout' | 'insecure' | 'clientCertificate')
  | ('proxy' | 'broken' | 'unusable');

/** A redirect is not followed, but it was an answer. */
function wordOf(reach: Reach): ReachWord {
  switch (reach.kind) {
    case 'misconfigured':
      return reach.reason === 'redirected' ? 'reached' : 'unusable';
    case 'serverFault':
      return 'broken';
    case 'cancelled':
      return 'timeout';
    case 'insecure':
      return reach.reason === 'clientCertificate' ? reach.reason : 'insecure';
    case 'reached':
    case 'offline':
    case 'timeout':
    case 'proxy':
      return reach.kind;
  }
}
