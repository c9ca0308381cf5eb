// The one schema of everything that crosses between the main process and the window.
// Imports nothing of ours. No token and no stored password has a place in it.
import { z } from 'zod';

/** Characters allowed in a label or a company name. */
export const TEXT_LIMIT = 200;
/** Characters allowed in an address. */
export const ADDRESS_LIMIT = 2_000;
/** Characters allowed in a password. */
export const SECRET_LIMIT = 1_000;

export const COPY_FORMATS = ['token', 'bearer', 'header'] as const;
/** `token`: the token alone. `bearer`: `Bearer <token>`. `header`: `Authorization: Bearer <token>`. */
export type CopyFormat = (typeof COPY_FORMATS)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Seconds until a copied token is cleared from the clipboard; 0 leaves it there. */
export const CLEAR_AFTER_CHOICES_S = [0, 15, 30, 60, 120, 300, 600] as const;

const id = z.string().min(1).max(64);
// Longer than any limit above: a limit that the operator exceeds is answered at the field, not refused at the door.
const typedText = z.string().max(20_000);

/** What the operator types about a company. `account` is keyed by the provider's field names. */
export const companyDraftSchema = z.strictObject({
  label: typedText,
  providerId: id,
  address: typedText,
  account: z.record(z.string().max(64), typedText),
  storePassword: z.boolean(),
  copyFormat: z.enum(COPY_FORMATS),
});
export type CompanyDraft = Readonly<z.infer<typeof companyDraftSchema>>;

const secretsSchema = z.record(z.string().max(64), typedText);
/** What the operator typed into secret fields, keyed by field name; it goes to main once and never comes back. */
export type TypedSecrets = Readonly<z.infer<typeof secretsSchema>>;

export const settingsSchema = z.strictObject({
  clearClipboardAfterS: z.literal(CLEAR_AFTER_CHOICES_S),
  theme: z.enum(THEMES),
  /** An Electron accelerator that copies the first company's token; empty for none. */
  copyShortcut: z.string().max(60),
  notifyOnCopy: z.boolean(),
  startAtLogin: z.boolean(),
  /** Store secrets with weak protection where the system has no keyring. */
  allowWeakStorage: z.boolean(),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const COMMANDS = {
  readSnapshot: z.undefined(),
  /** Adds a company (`companyId` null) or changes one, and signs in with the typed secrets where `signIn` is set. */
  saveCompany: z.strictObject({
    companyId: id.nullable(),
    draft: companyDraftSchema,
    secrets: secretsSchema,
    signIn: z.boolean(),
  }),
  /** Says what is wrong with a draft, by field, without saving it. */
  checkCompany: z.strictObject({ companyId: id.nullable(), draft: companyDraftSchema }),
  duplicateCompany: z.strictObject({ companyId: id }),
  moveCompany: z.strictObject({ companyId: id, toIndex: z.int().min(0).max(100_000) }),
  deleteCompany: z.strictObject({ companyId: id }),
  /** Takes back the deletion of a company within `UNDO_DELETE_MS`. */
  restoreCompany: z.strictObject({ companyId: id }),
  signIn: z.strictObject({ companyId: id, secrets: secretsSchema, storePassword: z.boolean() }),
  signOut: z.strictObject({ companyId: id }),
  refresh: z.strictObject({ companyId: id }),
  refreshAll: z.undefined(),
  copyToken: z.strictObject({ companyId: id, format: z.enum(COPY_FORMATS).nullable() }),
  changeSettings: settingsSchema.partial(),
  addPracticeCompany: z.undefined(),
  dismissNotice: z.strictObject({ noticeId: id }),
} as const;
export type CommandName = keyof typeof COMMANDS;
export type CommandInput<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]>;

/** How long a deleted company can be brought back. */
export const UNDO_DELETE_MS = 15_000;

/** Field name -> what is wrong there, in the operator's language. `label`, `address`, or a provider's field name. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Something that went wrong, in words: what happened, what it means, and the one step that leads out. */
export interface Problem {
  readonly title: string;
  readonly meaning: string;
  readonly wayOut: 'signIn' | 'edit' | 'retry' | 'none';
  /** The field that the problem is about, and what to say there. */
  readonly field?: string;
  readonly fieldMessage?: string;
}

export type SaveResult =
  | { readonly outcome: 'saved'; readonly companyId: string; readonly notice?: string }
  | { readonly outcome: 'invalid'; readonly fields: FieldErrors }
  | { readonly outcome: 'notSignedIn'; readonly problem: Problem };

export type SignInResult =
  | { readonly outcome: 'signedIn'; readonly notice?: string }
  | { readonly outcome: 'invalid'; readonly fields: FieldErrors }
  | { readonly outcome: 'notSignedIn'; readonly problem: Problem };

export type CopyResult =
  | {
      readonly outcome: 'copied';
      /** "ACME token copied - valid until 14:32", with the reason where the token could not be renewed. */
      readonly message: string;
      readonly validUntilMs?: number;
      /** The token could not be renewed and has little time left. */
      readonly shortLived: boolean;
    }
  | { readonly outcome: 'nothing'; readonly problem: Problem };

export type RefreshResult =
  | { readonly outcome: 'renewed'; readonly validUntilMs?: number }
  | { readonly outcome: 'notRenewed'; readonly problem: Problem };

export interface CommandResults {
  readSnapshot: Snapshot;
  saveCompany: SaveResult;
  checkCompany: FieldErrors;
  duplicateCompany: { readonly companyId: string };
  moveCompany: undefined;
  deleteCompany: undefined;
  restoreCompany: { readonly restored: boolean };
  signIn: SignInResult;
  signOut: undefined;
  refresh: RefreshResult;
  refreshAll: undefined;
  copyToken: CopyResult;
  changeSettings: { readonly rejected: FieldErrors };
  /** Null where the practice server could not be started: a notice says so. */
  addPracticeCompany: { readonly companyId: string | null };
  dismissNotice: undefined;
}

/** One field of a sign-in form, described by the provider, labelled in the operator's language. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly secret: boolean;
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
}

export const STATUS_KINDS = [
  'signedOut',
  'signingIn',
  'ready',
  'refreshing',
  'retrying',
  'expired',
  'needsSignIn',
] as const;
export type StatusKind = (typeof STATUS_KINDS)[number];

export type Validity =
  | { readonly kind: 'none' }
  /** The service does not say how long the token lives; it was received at `sinceMs`. */
  | { readonly kind: 'unknown'; readonly sinceMs: number }
  | { readonly kind: 'until'; readonly untilMs: number; readonly lifetimeMs: number };

/** The claims of an access token that are shown, in Unix milliseconds and plain text. */
export interface ClaimsView {
  readonly subject?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly name?: string;
  readonly email?: string;
  readonly issuedAtMs?: number;
  readonly expiresAtMs?: number;
}

export interface CompanyView {
  readonly id: string;
  readonly label: string;
  readonly providerId: string;
  readonly address: string;
  readonly account: Readonly<Record<string, string>>;
  readonly storePassword: boolean;
  readonly copyFormat: CopyFormat;
  readonly practice: boolean;
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
  /** When the service will want a full sign-in again (refresh token's expiry), where known. */
  readonly signInAgainByMs?: number;
  readonly claims?: ClaimsView;
  readonly releaseVersion?: string;
  readonly problem?: Problem;
}

/** Something the operator should know that is not about one company. */
export interface Notice {
  readonly id: string;
  readonly severity: 'info' | 'warning';
  readonly title: string;
  readonly meaning: string;
  readonly dismissible: boolean;
}

/** The whole state that the window renders. Immutable; a new one with a higher `revision` for every change. */
export interface Snapshot {
  readonly revision: number;
  readonly appVersion: string;
  readonly platform: string;
  readonly language: string;
  readonly companies: readonly CompanyView[];
  readonly providers: readonly ProviderView[];
  readonly settings: Settings;
  /** `secure`: by the system's keyring. `weak`: stored, but readable by others on this machine. `memory`: until quit. */
  readonly secretStorage: 'secure' | 'weak' | 'memory';
  readonly trayAvailable: boolean;
  readonly notices: readonly Notice[];
}

/** Which screen main asks the window to show. */
export type Navigation =
  | { readonly screen: 'companies' }
  | { readonly screen: 'company'; readonly companyId: string }
  | { readonly screen: 'signIn'; readonly companyId: string }
  | { readonly screen: 'settings' };

/** Events that main sends to the window. */
export interface WindowEvents {
  snapshot: Snapshot;
  navigate: Navigation;
}

/** What the preload script puts on `window.tokenTray`. */
export interface Bridge {
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandResults[Name]>;
  /** Returns the unsubscribe. */
  on<Event extends keyof WindowEvents>(
    event: Event,
    listener: (value: WindowEvents[Event]) => void,
  ): () => void;
}

/** The channels behind the bridge; the preload script spells them out, so that it need not carry this module. */
export const commandChannel = (name: CommandName) => `command:${name}` as const;
export const eventChannel = (event: keyof WindowEvents) => `event:${event}` as const;
