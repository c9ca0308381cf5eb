// What a token service can answer, as one union of values. A thrown fetch and a returned failure end here alike.

/** A fresh set of tokens, as received. */
export interface TokenGrant {
  readonly accessToken: string;
  /** Absent if the service sends none: the current one stays in use. */
  readonly refreshToken?: string;
  /** `expires_in` of the answer, seconds. */
  readonly expiresInS?: number;
  /** The server's `Date` header, Unix milliseconds. */
  readonly serverDateMs?: number;
  /** Local wall clock when the request was sent: the token cannot be older. Unix milliseconds. */
  readonly requestedAtMs: number;
  readonly releaseVersion?: string;
  /** `token_type` of the answer, if it is not bearer. */
  readonly otherType?: string;
}

/** Why an answer shows a configuration problem. */
export type Misconfiguration =
  /** HTTP 500 that names a required parameter. */
  | 'missingParameter'
  /** 404, 405, 410: the token service is not at that address. */
  | 'notFound'
  /** A web page instead of data: a wrong address, or a network with a log-in page of its own. */
  | 'webPage'
  /** Neither JSON nor a web page, or JSON without an access token. */
  | 'notUnderstood'
  /** The service redirects the request; it is not followed, so that no secret goes to another host. */
  | 'redirected'
  /** More than `MAX_ANSWER_BYTES`. */
  | 'tooLarge'
  /** An access token with characters that no bearer token has (RFC 6750, 2.1). */
  | 'notABearerToken'
  /** The service does not let this client sign in like this (RFC 6749, 5.2). */
  | 'wayRefused';

/** Why a connection is not secure, where it is not simply a certificate that is not trusted. Nothing was sent. */
export type InsecureReason =
  /** The service's own certificate is fine; the service asks for a client certificate. */
  | 'clientCertificate'
  /** Another key than the one that is trusted for this company and host. */
  | 'certificateChanged'
  /** What is trusted for the company, its certificate or its authority, has expired since. */
  | 'trustExpired';

/** What every failure may carry for a report to IT. Never an answer's body. */
interface FailureFacts {
  readonly status?: number;
  /** `net::ERR_...` of Chromium. */
  readonly netError?: string;
}

export type TokenFailure = FailureFacts &
  /** `fields`: those that the service names. `words`: its own, for the window alone and never for a log or a file. */
  (
    | { readonly kind: 'rejected'; readonly fields?: readonly string[]; readonly words?: string }
    | { readonly kind: 'rateLimited'; readonly retryAfterMs?: number }
    /**
     * `isInDoubt`: the service answers the stored secrets like this each time, which are not sent again unasked.
     * `isRenewalInDoubt`: it answers like this without the bearer, and refuses an expired one: only a sign-in may help.
     */
    | {
        readonly kind: 'serverFault';
        readonly retryAfterMs?: number;
        readonly isInDoubt?: true;
        readonly isRenewalInDoubt?: true;
      }
    | {
        readonly kind: 'misconfigured';
        readonly reason: Misconfiguration;
        readonly field?: string;
        readonly words?: string;
      }
    /**
     * `unknownHost`: there is a network, but the service's host name could not be found. `isCutOff`: this computer ended the
     * request as it fell asleep or changed its network; whether the service received it is unknown.
     */
    | { readonly kind: 'offline'; readonly reason?: 'unknownHost'; readonly isCutOff?: true }
    | { readonly kind: 'timeout' }
    | { readonly kind: 'insecure'; readonly reason?: InsecureReason }
    | { readonly kind: 'proxy' }
    | { readonly kind: 'cancelled' }
    /** Our own code threw. */
    | { readonly kind: 'ownFault' }
  );

export type TokenAnswer = { readonly kind: 'granted'; readonly grant: TokenGrant } | TokenFailure;
