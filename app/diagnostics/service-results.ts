// The services to contact and the results, in words. Pure.
import type { Company } from '../companies/company.ts';
import type { ReachAnswer } from '../providers/http-client.ts';
import type { NetworkFailure } from '../providers/network-failure.ts';
import type { SetupResult } from '../shared/contract/help.ts';
import type { ServiceTrust } from '../shared/trust.ts';
import { namesText } from '../texts/names-text.ts';
import type { Texts } from '../texts/texts.ts';

/** One host and port, with all the companies that trust the same there. */
export interface Service {
  readonly id: string;
  readonly origin: string;
  readonly host: string;
  readonly labels: readonly string[];
  readonly trust?: ServiceTrust;
}

export type Reach = ReachAnswer | NetworkFailure;

export function servicesOf(companies: readonly Pick<Company, 'label' | 'address' | 'trust'>[]) {
  const found = new Map<string, Service>();
  for (const { label, address, trust } of companies) {
    const { origin, host } = new URL(address);
    const id = trust ? `service ${origin} ${markOf(trust)}` : `service ${origin}`;
    const labels = [...(found.get(id)?.labels ?? []), label];
    found.set(id, { id, origin, host, labels, ...(trust && { trust }) });
  }
  return [...found.values()];
}

/** When it was trusted makes no difference. */
const markOf = ({ certificate, authority }: ServiceTrust): string =>
  [certificate?.host, certificate?.publicKey, certificate?.accepted, authority?.fingerprint].join(' ');

/** Chromium names the worst fault alone, so there may be others. */
export const hasUnknownIssuer = (reach: Reach): boolean =>
  reach.kind === 'insecure' &&
  reach.reason === undefined &&
  reach.netError === 'net::ERR_CERT_AUTHORITY_INVALID';

/** What came of contacting a service. */
export interface Contact {
  readonly reach: Reach;
  /** By other programs on this computer. */
  readonly isAcceptedElsewhere: boolean;
}

export function serviceResult(texts: Texts, service: Service, contact: Contact): SetupResult {
  const { id, host, labels } = service;
  const word = contact.isAcceptedElsewhere ? 'acceptedElsewhere' : wordOf(contact.reach);
  const about = { id, about: 'service', title: namesText(texts, labels) } as const;
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
