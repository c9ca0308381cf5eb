// One company as the window and the tray see it: what was set up and its session's state, without a secret.
import type { Company } from '../companies/company.ts';
import { sessionCause } from '../problems/problem-cause.ts';
import { problemOf } from '../problems/problem-text.ts';
import { failureName, traitsOf } from '../providers/failure-traits.ts';
import type { TokenProvider } from '../providers/provider.ts';
import type { CompanyView, CopyAsking } from '../shared/contract/companies.ts';
import type { Problem } from '../shared/contract/problem.ts';
import type { Validity } from '../shared/contract/sessions.ts';
import type { TrustView } from '../shared/contract/trust.ts';
import type { ServiceTrust } from '../shared/trust.ts';
import { environmentView } from '../texts/environment-text.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import { letsTokenExpire } from '../tokens/on-demand.ts';
import {
  failureOf,
  type SessionStatus,
  type SessionView,
  type TokenFacts,
} from '../tokens/session-status.ts';
import { passwordAgain } from './password-again.ts';
import { renewalAdvice } from './renewal-advice.ts';

export interface CompanyFacts {
  readonly company: Company;
  readonly provider: TokenProvider | undefined;
  readonly session: SessionView;
  readonly texts: Texts;
  readonly nowMs: number;
}

export interface ViewFacts extends CompanyFacts {
  readonly isFavourite?: boolean;
  /** Undefined where copies need no confirmation. */
  readonly asking?: CopyAsking | undefined;
}

export function companyView(facts: ViewFacts): CompanyView {
  const { company, provider, session, texts, isFavourite = false } = facts;
  const { status, token, nextTryAtMs } = session;
  if (!provider) return unusableView(facts);
  const problem = sessionProblem(facts);
  const typed = company.storePassword ? {} : undefined;
  // What is planned then is for the sign-in's sake alone.
  const isLeftToExpire = problem === undefined && letsTokenExpire({ company, provider, token, typed });
  const advice = token && renewalAdvice({ company, provider, token });
  const failure = failureOf(status);
  // The app waits for the operator, whatever its plan says.
  const isHeldBack = failure !== undefined && failureName(failure) === 'storedInDoubt';
  const offline = failure !== undefined && traitsOf(failure).isOffline;
  return {
    ...shown(facts),
    favourite: isFavourite,
    status: status.kind,
    statusText: texts.say(statusKey(status, offline)),
    offline,
    renewing: session.isRenewing,
    validity: validityOf(token),
    ...(token && token.receivedAtMs > 0 ? { lastRenewedMs: token.receivedAtMs } : {}),
    ...(nextTryAtMs === undefined || isLeftToExpire || isHeldBack ? {} : { nextTryMs: nextTryAtMs }),
    ...(advice === undefined ? {} : { renewalAdvice: advice }),
    ...(token && !isHeldBack ? { passwordAgain: passwordAgain({ company, provider, token }) } : {}),
    ...(token?.claims === undefined ? {} : { claims: token.claims }),
    ...(token?.releaseVersion === undefined ? {} : { releaseVersion: token.releaseVersion }),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** A company of a newer version of the app: shown and kept, no more. */
function unusableView(facts: ViewFacts): CompanyView {
  const { company, texts, isFavourite = false } = facts;
  return {
    ...shown(facts),
    favourite: isFavourite,
    status: 'unusable',
    statusText: texts.say('status.unusable'),
    offline: false,
    renewing: false,
    validity: { kind: 'none' },
    problem: {
      title: texts.say('problem.unknownProvider.title', { company: company.label }),
      meaning: texts.say('problem.unknownProvider.meaning'),
      remedy: 'none',
    },
  };
}

/** Without the certificates themselves, which no screen shows. */
function shown({ company: { trust, environment, ...company }, texts, asking }: ViewFacts) {
  return {
    ...company,
    ...(trust && { trust: trustView(trust) }),
    ...(environment && { environment: environmentView(environment, texts) }),
    ...(asking && { asking }),
  };
}

function trustView({ certificate, authority }: ServiceTrust): TrustView {
  const { certificate: _pinned, ...ofHost } = certificate ?? {};
  const { certificate: _issuing, ...ofAuthority } = authority ?? {};
  return {
    ...('host' in ofHost && { certificate: ofHost }),
    ...('sinceMs' in ofAuthority && { authority: ofAuthority }),
  };
}

/** What is wrong with a session, in words; undefined while nothing is. */
export function sessionProblem(facts: CompanyFacts): Problem | undefined {
  const cause = sessionCause(facts.session.status);
  return cause && problemOf(cause, { ...facts, token: facts.session.token });
}

function statusKey(status: SessionStatus, offline: boolean): TextKey {
  if (status.kind === 'retrying') return offline ? 'status.retryingOffline' : 'status.retrying';
  if (status.kind === 'expired') return offline ? 'status.expiredOffline' : 'status.expired';
  return `status.${status.kind}`;
}

function validityOf(token: TokenFacts | undefined): Validity {
  if (!token) return { kind: 'none' };
  if (token.expiry.kind === 'unknown') return { kind: 'unknown', sinceMs: token.receivedAtMs };
  return { kind: 'until', untilMs: token.expiry.expiresAtMs, lifetimeMs: token.expiry.lifetimeMs };
}
