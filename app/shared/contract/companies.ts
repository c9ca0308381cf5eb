// The operator's companies: what is typed about one, how it is shown, and the commands that change the list.
import type { Environment, EnvironmentView } from '../environment.ts';
import type { ManagedOrigin } from './managed.ts';
import type { FieldErrors, Problem } from './problem.ts';
import type {
  ClaimsView,
  CopyFormat,
  PasswordAgain,
  RenewalMode,
  StatusKind,
  TypedSecrets,
  Validity,
} from './sessions.ts';
import type { TrustConsent, TrustView } from './trust.ts';

/** Characters allowed in a label or a company name. */
export const TEXT_LIMIT = 200;
/** Characters allowed in an address. */
export const ADDRESS_LIMIT = 2_000;
/** How long a deletion or an import can be undone. */
export const UNDO_MS = 15_000;

/** What the operator types about a company. `account` is keyed by the provider's field names. */
export interface CompanyDraft {
  readonly label: string;
  readonly providerId: string;
  readonly address: string;
  readonly account: Readonly<Record<string, string>>;
  readonly storePassword: boolean;
  readonly copyFormat: CopyFormat;
  /** Absent: `always`. */
  readonly renewalMode?: RenewalMode;
  /** Absent: none. */
  readonly environment?: Environment;
  /** Absent: false. */
  readonly askBeforeCopy?: boolean;
}

/** Another name that this one could be mistaken for: the same but for upper and lower case, or of characters that look alike. */
export interface NameTwin {
  readonly kind: 'same' | 'alike';
  readonly label: string;
}

/** What the operator should know about how an address was understood. */
export interface AddressNotes {
  /** It stood among other words. */
  readonly isPicked?: true;
  /** The host of the link that it was taken out of: main uses such an address only when it comes by itself. */
  readonly through?: string;
  /** The end of it, which only tells a browser what to show. */
  readonly leftOut?: string;
  /** Its host, if letters in it can be mistaken for others. */
  readonly lookAlike?: string;
}

export interface DraftCheck {
  readonly fields: FieldErrors;
  /** The address that would be used; null while there is none. */
  readonly address: string | null;
  readonly notes?: AddressNotes;
  /** Of another company; null where the name is easily told from all others. */
  readonly twin: NameTwin | null;
}

export type SaveResult =
  | { readonly outcome: 'saved'; readonly companyId: string; readonly notice?: string }
  | { readonly outcome: 'invalid'; readonly fields: FieldErrors }
  /** The operator did not confirm that copies are no longer confirmed: nothing was saved. */
  | { readonly outcome: 'cancelled' }
  /** `cancelled`: as in `SignInResult`. */
  | { readonly outcome: 'notSignedIn'; readonly problem: Problem; readonly cancelled?: true };

/** One field of a sign-in form, described by the provider, labelled in the operator's language. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly secret: boolean;
  /** May stay empty. */
  readonly optional?: boolean;
  /** Chosen from these instead of typed. The first has the empty value, and holds unless another is chosen. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** Two choices as a switch, the second being "on". */
  readonly isSwitch?: boolean;
}

/** A way to sign in. The form, its validation and the tray follow from this. */
export interface ProviderView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly addressLabel: string;
  readonly addressHint: string;
  readonly addressExample: string;
  readonly fields: readonly FieldView[];
  /** Whether it can renew a token without a new sign-in. */
  readonly refreshes: boolean;
  /** Secret fields that each renewal needs, unless they were left empty. */
  readonly renewsWith: readonly string[];
  /** Absent where the service documents no way to ask it about a token. */
  readonly userIdLookup?: {
    /** What the operator is asked for each time. */
    readonly fields: readonly FieldView[];
    /** Whether the user ID found is another way to sign in. */
    readonly canSignInBy: boolean;
  };
}

/**
 * `renewOnCopy`: tokens are valid for so short a time that keeping them fresh means asking all day.
 * `keptFresh`: the operator chose `onCopy`, but this service renews only valid tokens.
 */
export type RenewalAdvice = 'renewOnCopy' | 'keptFresh';

/** How copies of a company's token are confirmed. */
export interface CopyAsking {
  /** By IT: no setting and no pause changes it. */
  readonly isForced: boolean;
  /** The operator is not asked until then. */
  readonly pausedUntil?: number | 'quit';
}

export interface CompanyView {
  readonly id: string;
  readonly label: string;
  readonly providerId: string;
  readonly address: string;
  readonly account: Readonly<Record<string, string>>;
  readonly storePassword: boolean;
  readonly copyFormat: CopyFormat;
  readonly renewalMode?: RenewalMode;
  readonly practice: boolean;
  /** Listed before the others; the shortcut copies the first. */
  readonly favourite: boolean;
  readonly status: StatusKind;
  /** The status in words: "valid", "renewing", "sign in again". */
  readonly statusText: string;
  /** The last request did not reach the service. */
  readonly offline: boolean;
  /** A renewal is under way; after a failure the status goes on saying what is wrong. */
  readonly renewing: boolean;
  readonly validity: Validity;
  readonly lastRenewedMs?: number;
  /** When the app tries next by itself. */
  readonly nextTryMs?: number;
  readonly renewalAdvice?: RenewalAdvice;
  /** Absent while there is no token. */
  readonly passwordAgain?: PasswordAgain;
  readonly claims?: ClaimsView;
  readonly releaseVersion?: string;
  readonly problem?: Problem;
  /** Beyond what this computer trusts. */
  readonly trust?: TrustView;
  readonly environment?: EnvironmentView;
  /** The company's own setting. */
  readonly askBeforeCopy?: boolean;
  /** Absent: copies need no confirmation. */
  readonly asking?: CopyAsking;
  /** Set up by IT. `open`: fields of the account that the operator fills in. */
  readonly managed?: ManagedOrigin & { readonly open?: readonly string[] };
}

export interface CompanyContract {
  /** Adds a company (`companyId` null) or changes one, and signs in with the typed secrets where `signIn` is set. */
  saveCompany: {
    input: {
      readonly companyId: string | null;
      readonly draft: CompanyDraft;
      readonly secrets: TypedSecrets;
      readonly signIn: boolean;
      /** What the operator has agreed to trust while filling in the form. */
      readonly trust?: TrustConsent;
    };
    answer: SaveResult;
  };
  /** Says what is wrong with a draft, by field, and how its address is understood, without saving it. */
  checkCompany: {
    input: { readonly companyId: string | null; readonly draft: CompanyDraft };
    answer: DraftCheck;
  };
  duplicateCompany: { input: { readonly companyId: string }; answer: { readonly companyId: string } };
  /** Among its like, favourites or others: before that company, or last where that is null or not one of them. */
  moveCompany: {
    input: { readonly companyId: string; readonly beforeId: string | null };
    answer: undefined;
  };
  /** Favourites are listed before the others, in the tray too; a new one comes last among them. */
  setFavourite: { input: { readonly companyId: string; readonly isFavourite: boolean }; answer: undefined };
  deleteCompany: { input: { readonly companyId: string }; answer: undefined };
  /** Undoes the deletion of a company within `UNDO_MS`. */
  restoreCompany: { input: { readonly companyId: string }; answer: { readonly restored: boolean } };
  /** Answers null where the practice server could not be started: a notice says so. */
  addPracticeCompany: { input: undefined; answer: { readonly companyId: string | null } };
}
