// What can happen to a session, and what it asks for in return: values only.
import type { Company } from '../companies/company.ts';
import type { TokenGrant } from '../providers/token-answer.ts';
import type { UserIdAnswer } from '../providers/user-id-answer.ts';
import type { Renewal } from './renewal.ts';
import type { SessionSecret, TypedSecrets } from './session-secret.ts';
import type { FlightId } from './session-state.ts';
import type { HeldToken } from './session-status.ts';

/** When an answer came, Unix milliseconds, and for how long its request was under way. */
interface Arrival {
  readonly flight: FlightId;
  readonly nowMs: number;
  readonly flightMs: number;
}

/** `random`: uniform in [0, 1), so that sessions do not all ask at the same moment. */
export type SessionEvent =
  /** The vault was read; `secret` is undefined where it cannot be read now. It stays in the vault until replaced. */
  | {
      readonly kind: 'restored';
      readonly secret: SessionSecret | undefined;
      readonly nowMs: number;
      readonly random: number;
    }
  | { readonly kind: 'signInBegun'; readonly flight: FlightId }
  | { readonly kind: 'signInCancelled' }
  | (Arrival & {
      readonly kind: 'signInGranted';
      readonly grant: TokenGrant;
      /** What was chosen with this sign-in; everything else may have been changed since it began. */
      readonly company: Pick<Company, 'storePassword'>;
      readonly secrets: TypedSecrets;
    })
  | { readonly kind: 'renewalBegun'; readonly flight: FlightId }
  | (Arrival & {
      readonly kind: 'renewalAnswered';
      readonly renewal: Renewal;
      /** The token that was to be renewed. */
      readonly sent: HeldToken | undefined;
      /** The stored secrets with which it was to be renewed. */
      readonly secrets: TypedSecrets;
      readonly random: number;
    })
  /** The arriving token may be shown: what must not be lost with it has been stored. */
  | { readonly kind: 'tokenArrived'; readonly flight: FlightId; readonly random: number }
  /** The service is asked about a token. A question under way is dropped. */
  | { readonly kind: 'questionBegun'; readonly flight: FlightId }
  | { readonly kind: 'questionCancelled' }
  | {
      readonly kind: 'questionAnswered';
      readonly flight: FlightId;
      readonly answer: UserIdAnswer;
      /** The access token that it was about: the session's own or one that was pasted. */
      readonly sent: string;
      readonly nowMs: number;
    }
  /** In whatever way. Changes nothing if an answer has ended it already. */
  | { readonly kind: 'flightEnded'; readonly flight: FlightId }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'disposed' }
  | { readonly kind: 'resumed' }
  | {
      readonly kind: 'settingsChanged';
      readonly company: Company;
      readonly nowMs: number;
      readonly random: number;
    }
  /** The wall clock was set. */
  | { readonly kind: 'clockSet'; readonly byMs: number }
  /** A renewal was answered without asking the service. */
  | { readonly kind: 'answeredWithoutAsking'; readonly nowMs: number }
  | { readonly kind: 'lookedAt'; readonly nowMs: number }
  | { readonly kind: 'networkBack' }
  /** The session's service answered another company again. */
  | { readonly kind: 'serviceBack'; readonly nowMs: number }
  | { readonly kind: 'storeAsked' };

/** In the order in which they are to be done. */
export type SessionEffect =
  | { readonly kind: 'announce' }
  /** `forgets`: it replaces a secret of which the operator wants a part forgotten. */
  | { readonly kind: 'store'; readonly secret: SessionSecret; readonly forgets: boolean }
  | { readonly kind: 'erase' }
  | { readonly kind: 'abort'; readonly flight: FlightId }
  | { readonly kind: 'renew' }
  /** Renewals that had failed succeed again. */
  | { readonly kind: 'recovered' };

export type EventOf<Kind extends SessionEvent['kind']> = Extract<SessionEvent, { readonly kind: Kind }>;
