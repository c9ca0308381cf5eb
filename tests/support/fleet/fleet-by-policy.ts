// The same morning by the app's renewal policy alone, without its sessions, schedulers and gates: a hundred thousand companies
// take seconds instead of half an hour of a processor. A network that is back is noticed within five seconds, as the scheduler does.
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import { nextRenewalAtMs, nextRetryAtMs } from '../../../app/tokens/renewal-policy.ts';
import { seeded } from '../core/seeded.ts';
import type { FleetPlan, FleetResult } from './fleet-day.ts';
import { BIN_MS, LIFETIMES_S, NOTICED_WITHIN_MS } from './fleet-service.ts';

const MINUTE_MS = 60_000;
const FAILS_AFTER_MS = 100;
const TIMES_OUT_AFTER_MS = 10_000;
const ANSWERS_AFTER_MS = 250;
const LOOKS_FOR_NETWORK_EVERY_MS = 5_000;
const RENEW_EVERY_MS = {
  'klearstack, 15 minutes': 10 * MINUTE_MS,
  'generate token, 60 minutes': undefined,
} as const;

/** What a company asks at one moment, and when it asks next. */
interface Company {
  readonly siteBackAtMs: number;
  readonly siteAwayFromMs: number;
  nowMs: number;
  expiresAtMs: number;
  plannedAtMs: number | undefined;
  failures: number;
  notBeforeMs: number;
}

export function liveByPolicy(plan: FleetPlan): FleetResult {
  const bins = (plan.until * MINUTE_MS) / BIN_MS + 1;
  const counts = { asked: new Uint32Array(bins), granted: new Uint32Array(bins) };
  const lapsed = { tooEarly: 0, lapsedNeedlessly: 0, lapsedOfNecessity: 0 };
  const random = seeded(plan.seed);
  for (let at = 0; at < plan.desktops * plan.companiesEach; at += 1) {
    const company = newCompany(plan, Math.floor(at / plan.companiesEach), random());
    while (company.nowMs < plan.until * MINUTE_MS) ask(plan, company, { ...counts, lapsed, random });
  }
  return { plan, ...counts, valid: [], ...lapsed };
}

function newCompany(
  { startsWithin, lossFrom, lossTo, sites, siteAway }: FleetPlan,
  desktop: number,
  share: number,
) {
  const away = lossFrom + ((desktop % sites) / Math.max(1, sites - 1)) * (lossTo - siteAway - lossFrom);
  const siteAwayFromMs = away * MINUTE_MS;
  const company: Company = {
    ...{ siteAwayFromMs, siteBackAtMs: siteAwayFromMs + siteAway * MINUTE_MS },
    ...{ nowMs: share * startsWithin * MINUTE_MS, expiresAtMs: 0, notBeforeMs: 0 },
    ...{ plannedAtMs: undefined, failures: 0 },
  };
  return company;
}

interface Counting extends Pick<FleetResult, 'asked' | 'granted'> {
  readonly lapsed: { tooEarly: number; lapsedNeedlessly: number; lapsedOfNecessity: number };
  readonly random: () => number;
}

function ask(plan: FleetPlan, company: Company, counting: Counting): void {
  const { nowMs, siteAwayFromMs, siteBackAtMs } = company;
  if (nowMs >= siteAwayFromMs && nowMs < siteBackAtMs) {
    retry(company, { kind: 'offline' }, FAILS_AFTER_MS, counting.random());
    const noticedMs = siteBackAtMs + LOOKS_FOR_NETWORK_EVERY_MS * counting.random();
    company.nowMs = Math.min(company.nowMs, noticedMs);
    return;
  }
  count(counting.asked, nowMs);
  if (nowMs < company.notBeforeMs) counting.lapsed.tooEarly += 1;
  if (nowMs >= plan.outageFrom * MINUTE_MS && nowMs < plan.outageTo * MINUTE_MS)
    refuse(plan, company, counting);
  else grant(plan, company, counting);
}

function refuse({ outage, outageTo }: FleetPlan, company: Company, { random }: Counting): void {
  const toldMs = {
    'fault, back in seconds': 2 * MINUTE_MS,
    'fault, back at a time': outageTo * MINUTE_MS - company.nowMs,
  }[outage as string];
  if (toldMs !== undefined) company.notBeforeMs = company.nowMs + toldMs;
  const failure: TokenFailure =
    toldMs === undefined ? { kind: 'offline' } : { kind: 'serverFault', retryAfterMs: toldMs };
  retry(company, failure, outage === 'silent' ? TIMES_OUT_AFTER_MS : FAILS_AFTER_MS, random());
}

function retry(company: Company, failure: TokenFailure, afterMs: number, random: number): void {
  company.failures += 1;
  const { failures, expiresAtMs } = company;
  const nowMs = company.nowMs + afterMs;
  const left = expiresAtMs > nowMs ? { expiresAtMs } : {};
  company.nowMs = nextRetryAtMs({ nowMs, failures, failure, random, ...left });
}

function grant(plan: FleetPlan, company: Company, { granted, lapsed, random }: Counting): void {
  const { nowMs, expiresAtMs, plannedAtMs, siteBackAtMs } = company;
  count(granted, nowMs + ANSWERS_AFTER_MS);
  if (expiresAtMs > 0 && expiresAtMs <= nowMs + ANSWERS_AFTER_MS) {
    const back = [siteBackAtMs, plan.outageTo * MINUTE_MS].filter((ms) => ms <= nowMs);
    const isNeedless = expiresAtMs - Math.max(company.notBeforeMs, ...back) > NOTICED_WITHIN_MS;
    if (isNeedless) lapsed.lapsedNeedlessly += 1;
    else lapsed.lapsedOfNecessity += 1;
  }
  const lifetimeMs = LIFETIMES_S[plan.kind] * 1_000;
  company.expiresAtMs = nowMs + lifetimeMs;
  company.plannedAtMs = nextRenewalAtMs({
    ...{ receivedAtMs: nowMs, askedAtMs: nowMs, plannedAtMs, random: random() },
    ...{ expiry: { kind: 'until', expiresAtMs: company.expiresAtMs, lifetimeMs } },
    renewEveryMs: RENEW_EVERY_MS[plan.kind],
  });
  company.failures = 0;
  company.nowMs = company.plannedAtMs;
}

function count(bins: Uint32Array, atMs: number): void {
  const bin = Math.floor(atMs / BIN_MS);
  bins[bin] = (bins[bin] ?? 0) + 1;
}
