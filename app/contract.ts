// The one schema of everything that crosses between the main process and the window.
// Imports nothing of ours. No token and no stored password has a place in it.
import { z } from 'zod';

/** Characters allowed in a label or a company name. */
export const TEXT_LIMIT = 200;
/** Characters allowed in an address. */
export const ADDRESS_LIMIT = 2_000;
/** Characters allowed in a password. */
export const SECRET_LIMIT = 1_000;

/** Characters allowed in a text pasted for inspection. */
export const PASTED_TOKEN_LIMIT = 131_072;

/** Bytes that are read of a file of companies. */
export const PROFILE_FILE_LIMIT = 4_194_304;

export const COPY_FORMATS = ['token', 'bearer', 'header'] as const;
/** `token`: the token alone. `bearer`: `Bearer <token>`. `header`: `Authorization: Bearer <token>`. */
export type CopyFormat = (typeof COPY_FORMATS)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The languages that there are texts in. */
export const LANGUAGES = ['en', 'es', 'fr', 'de', 'hi', 'sw'] as const;
export type Language = (typeof LANGUAGES)[number];
/** `system`: the first of the system's languages that there are texts in, else English. */
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** Seconds until a copied token is cleared from the clipboard; 0 leaves it there. */
export const CLEAR_AFTER_CHOICES_S = [0, 15, 30, 60, 120, 300, 600] as const;

export const ACTIVITY_GROUPS = ['tokens', 'problems', 'copies', 'companies'] as const;
export type ActivityGroup = (typeof ACTIVITY_GROUPS)[number];

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
  /** An Electron accelerator that copies the pinned or first company's token; empty for none. */
  copyShortcut: z.string().max(60),
  notifyOnCopy: z.boolean(),
  /** A company needs the operator, or its token has expired. Absent in older files. */
  notifyOnProblem: z.boolean().default(true),
  /** A company whose problem was announced is well again. Absent in older files. */
  notifyOnRecovery: z.boolean().default(false),
  startAtLogin: z.boolean(),
  /** Store secrets with weak protection where the system has no keyring. */
  allowWeakStorage: z.boolean(),
  /** The company that is listed first and that the shortcut copies; it may be gone. Absent in older files. */
  pinnedCompanyId: id.nullable().default(null),
  /** Absent in older files. */
  language: z.enum(LANGUAGE_CHOICES).default('system'),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** What a change of settings may name. Without defaults, which would undo with every change what it does not name. */
const changedSettingsSchema = settingsSchema
  .omit({ pinnedCompanyId: true })
  .extend({
    notifyOnProblem: z.boolean(),
    notifyOnRecovery: z.boolean(),
    language: z.enum(LANGUAGE_CHOICES),
  })
  .partial();

const fileReadingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(PROFILE_FILE_LIMIT) }),
  z.strictObject({ kind: z.enum(['tooLarge', 'unreadable', 'notText']) }),
]);
/** What came of reading a file that the operator chose, opened or dropped. */
export type FileReading = Readonly<z.infer<typeof fileReadingSchema>>;

const importChoiceSchema = z.strictObject({
  entry: z.int().min(0).max(100_000),
  /** Of an entry that changes a company: the fields that are taken. */
  fields: z.array(z.string().max(64)).max(100),
});

export const COMMANDS = {
  readSnapshot: z.undefined(),
  /** Adds a company (`companyId` null) or changes one, and signs in with the typed secrets where `signIn` is set. */
  saveCompany: z.strictObject({
    companyId: id.nullable(),
    draft: companyDraftSchema,
    secrets: secretsSchema,
    signIn: z.boolean(),
  }),
  /** Says what is wrong with a draft, by field, and how its address is understood, without saving it. */
  checkCompany: z.strictObject({ companyId: id.nullable(), draft: companyDraftSchema }),
  duplicateCompany: z.strictObject({ companyId: id }),
  moveCompany: z.strictObject({ companyId: id, toIndex: z.int().min(0).max(100_000) }),
  deleteCompany: z.strictObject({ companyId: id }),
  /** Takes back the deletion of a company within `UNDO_DELETE_MS`. */
  restoreCompany: z.strictObject({ companyId: id }),
  signIn: z.strictObject({ companyId: id, secrets: secretsSchema, storePassword: z.boolean() }),
  /** Gives up the sign-in that is under way, of a company that is being added (null) or of one that is there. */
  cancelSignIn: z.strictObject({ companyId: id.nullable() }),
  signOut: z.strictObject({ companyId: id }),
  refresh: z.strictObject({ companyId: id }),
  refreshAll: z.undefined(),
  copyToken: z.strictObject({ companyId: id, format: z.enum(COPY_FORMATS).nullable() }),
  changeSettings: changedSettingsSchema,
  /** Lists this company first, in the tray too; null pins none. */
  pinCompany: z.strictObject({ companyId: id.nullable() }),
  addPracticeCompany: z.undefined(),
  dismissNotice: z.strictObject({ noticeId: id }),
  /** The newest `limit` entries, of one company or of all (null), of one group or of all (null). */
  readActivity: z.strictObject({
    companyId: id.nullable(),
    group: z.enum(ACTIVITY_GROUPS).nullable(),
    limit: z.int().min(1).max(5_000),
  }),
  /** Asks where to, and saves the activity as CSV. */
  exportActivity: z.strictObject({ companyId: id.nullable() }),
  clearActivity: z.undefined(),
  /** Asks where to, and saves these companies to a file that can be shared: no token, no password. */
  exportCompanies: z.strictObject({ companyIds: z.array(id).min(1).max(100_000) }),
  /** Asks for a file of companies and reads it. Nothing changes until `applyImport`. */
  chooseImport: z.undefined(),
  /** A file that was dropped onto the window. Nothing changes until `applyImport`. */
  offerImport: z.strictObject({ fileName: z.string().max(1_000), reading: fileReadingSchema }),
  /** What the newest file would add and change; null where another one has taken its place. */
  readImport: z.strictObject({ importId: id }),
  applyImport: z.strictObject({ importId: id, choices: z.array(importChoiceSchema).max(2_000) }),
  /** Takes back an import within `UNDO_DELETE_MS`. */
  undoImport: z.strictObject({ importId: id }),
  /** Reads a pasted token; nothing of it is kept, and the answer holds no token. */
  inspectToken: z.strictObject({ text: z.string().max(PASTED_TOKEN_LIMIT) }),
  /** Puts a report for IT on the clipboard, without a secret and without the user name. */
  copyDetails: z.strictObject({ companyId: id }),
  readAbout: z.undefined(),
  /** Shows the folder with the app's data in the system's file manager. */
  openDataFolder: z.undefined(),
  readLicences: z.undefined(),
  /** Tries what the app needs of this computer and of each company's service; takes ten seconds at most. */
  checkSetup: z.undefined(),
} as const;
export type CommandName = keyof typeof COMMANDS;
export type CommandInput<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]>;

/** How long a deletion or an import can be taken back. */
export const UNDO_DELETE_MS = 15_000;

/** Field name -> what is wrong there, in the operator's language. `label`, `address`, or a provider's field name. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Something that went wrong, in words: what happened, what it means, and the one step that leads out. */
export interface Problem {
  readonly title: string;
  readonly meaning: string;
  readonly wayOut: 'signIn' | 'edit' | 'retry' | 'none';
  /** The connection may be at fault: checking the setup can tell. */
  readonly checkHelps?: true;
  /** The fields that the problem is about, and what to say at each. Only of what came of a sign-in. */
  readonly fields?: FieldErrors;
  /** Where the operator goes on, though nothing says that it is wrong. As above. */
  readonly likelyField?: string;
  /** The service's own words, short and on one line. As above; the window shows them as text, and nothing keeps them. */
  readonly quote?: string;
}

export interface DraftCheck {
  readonly fields: FieldErrors;
  /** The address that would be used; null while there is none. */
  readonly address: string | null;
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

/** Something that happened, in words. */
export interface ActivityView {
  readonly id: number;
  readonly atMs: number;
  /** Empty for what is about the app itself. */
  readonly company: string;
  readonly tone: 'good' | 'risk' | 'bad' | 'calm';
  readonly text: string;
}

export interface DaySegment {
  readonly state: 'valid' | 'risk' | 'gone' | 'unknown';
  readonly fromMs: number;
  readonly toMs: number;
}

/** The last 24 hours of one company's token, gaplessly. */
export interface DayView {
  readonly companyId: string;
  readonly company: string;
  readonly segments: readonly DaySegment[];
}

export interface ActivityPage {
  /** The newest first. */
  readonly entries: readonly ActivityView[];
  /** How many there are without the limit. */
  readonly total: number;
  readonly days: readonly DayView[];
  /** Companies whose day is left out. */
  readonly moreDays: number;
}

export type ActivityExport =
  | { readonly outcome: 'saved' | 'failed'; readonly path: string }
  | { readonly outcome: 'cancelled' };

export type CompaniesExport =
  | { readonly outcome: 'saved'; readonly path: string; readonly count: number }
  | { readonly outcome: 'failed'; readonly path: string }
  /** More than one file takes. */
  | { readonly outcome: 'tooMany'; readonly limit: number }
  | { readonly outcome: 'cancelled' };

/** Where a company would be asked for tokens. The host is what decides who gets them. */
export interface AddressView {
  /** As it really is: other scripts in punycode, with the port where there is one. */
  readonly host: string;
  readonly whole: string;
  /** `thisComputer`: a program on this computer. `otherScript`: letters that may look like others. */
  readonly warnings: readonly ('thisComputer' | 'otherScript')[];
}

export interface ImportChange {
  readonly field: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Another address or account: signs out, and removes the tokens and the password of the former. */
  readonly signsOut: boolean;
  /** Where the address itself would change. */
  readonly address?: AddressView;
}

/** One company of the file, by its place there, and what taking it would do. */
export interface ImportEntry {
  readonly entry: number;
  readonly kind: 'new' | 'changed' | 'same';
  /** Its name here; of a new one the name that it would get. */
  readonly label: string;
  readonly service: string;
  readonly account: readonly { readonly name: string; readonly value: string }[];
  readonly address: AddressView;
  /** Only of `changed`. */
  readonly changes: readonly ImportChange[];
}

export interface ImportPreview {
  readonly importId: string;
  readonly fileName: string;
  /** Why nothing of the file can be taken. */
  readonly fault?: { readonly title: string; readonly meaning: string };
  readonly entries: readonly ImportEntry[];
  /** What cannot be taken, and why. */
  readonly refused: readonly { readonly label: string; readonly reason: string }[];
}

export type ImportResult =
  | { readonly outcome: 'applied'; readonly added: number; readonly changed: number }
  /** The companies are others than when the preview was made: nothing was changed, look again. */
  | { readonly outcome: 'stale' };

export interface CommandResults {
  readSnapshot: Snapshot;
  saveCompany: SaveResult;
  checkCompany: DraftCheck;
  duplicateCompany: { readonly companyId: string };
  moveCompany: undefined;
  deleteCompany: undefined;
  restoreCompany: { readonly restored: boolean };
  signIn: SignInResult;
  cancelSignIn: undefined;
  signOut: undefined;
  refresh: RefreshResult;
  refreshAll: undefined;
  copyToken: CopyResult;
  changeSettings: { readonly rejected: FieldErrors };
  pinCompany: undefined;
  /** Null where the practice server could not be started: a notice says so. */
  addPracticeCompany: { readonly companyId: string | null };
  dismissNotice: undefined;
  readActivity: ActivityPage;
  exportActivity: ActivityExport;
  clearActivity: undefined;
  exportCompanies: CompaniesExport;
  /** Null where the operator chose none. */
  chooseImport: { readonly importId: string | null };
  offerImport: { readonly importId: string };
  readImport: ImportPreview | null;
  applyImport: ImportResult;
  undoImport: { readonly undone: boolean };
  inspectToken: InspectResult;
  copyDetails: { readonly copied: boolean };
  readAbout: AboutView;
  openDataFolder: { readonly opened: boolean };
  /** Null in an app that was not built to be given away. */
  readLicences: { readonly text: string | null };
  checkSetup: readonly SetupResult[];
}

/** What came of one check of the setup, in words. */
export interface SetupResult {
  readonly id: string;
  /** About this computer, or about a company's service. */
  readonly about: 'computer' | 'service';
  /** `skipped`: not tried, and `meaning` says why. */
  readonly outcome: 'ok' | 'warning' | 'problem' | 'skipped';
  readonly title: string;
  readonly meaning: string;
  /** What to do about it. */
  readonly fix?: string;
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
  /** This version of the app does not know the company's way to sign in. */
  'unusable',
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
  readonly notBeforeMs?: number;
  readonly expiresAtMs?: number;
}

export type TokenState =
  | { readonly kind: 'valid'; readonly untilMs: number }
  | { readonly kind: 'expired'; readonly sinceMs: number }
  | { readonly kind: 'notYetValid'; readonly fromMs: number }
  | { readonly kind: 'unknown' };

/** What is odd about a pasted token. */
export type TokenWarning =
  /** No algorithm or no signature. */
  | 'unsigned'
  | 'noExpiry'
  /** Times in milliseconds where the standard wants seconds. */
  | 'millisecondTimes'
  | 'issuedInFuture'
  /** It says of itself that it only gets other tokens. */
  | 'refreshToken'
  /** White space where a token has none. */
  | 'spacesInside';

/** The companies that a pasted token belongs to: it is their token now, or it names the same user and issuer. */
export interface TokenOrigin {
  readonly match: 'current' | 'looksLike';
  readonly labels: readonly string[];
}

/** What a pasted token says about itself; its signature is not checked. */
export interface TokenInspection {
  /** `opaque`: its text says nothing to anybody but its service. */
  readonly kind: 'jwt' | 'opaque';
  readonly state: TokenState;
  readonly origin?: TokenOrigin;
  readonly algorithm?: string;
  readonly claims?: ClaimsView;
  /** Claims without words of their own, cut to a length that can be shown. */
  readonly otherClaims: readonly { readonly name: string; readonly value: string }[];
  /** How many more there are. */
  readonly leftOutClaims: number;
  readonly warnings: readonly TokenWarning[];
}

export type InspectResult = TokenInspection | { readonly kind: 'empty' };

/** What this copy of the app is, and where it keeps its data. */
export interface AboutView {
  readonly appVersion: string;
  readonly electronVersion: string;
  readonly chromiumVersion: string;
  readonly operatingSystem: string;
  readonly dataFolder: string;
}

/** When the operator will have to type the password again. */
export type PasswordAgain =
  /** This way to sign in has no password. */
  | { readonly kind: 'notNeeded' }
  /** The stored password signs in by itself. */
  | { readonly kind: 'stored' }
  /** When the refresh token ends, or a token that cannot be renewed. */
  | { readonly kind: 'by'; readonly atMs: number }
  /** Not before then while the app runs; whether a token that has died can be renewed is not known yet. */
  | { readonly kind: 'notBefore'; readonly atMs: number }
  /** As before, and each renewal moves that moment further away. */
  | { readonly kind: 'whileRunning' }
  /** Only where the app renews nothing until then. */
  | { readonly kind: 'ifIdle'; readonly atMs: number }
  /** The service does not say. */
  | { readonly kind: 'unknown' };

export interface CompanyView {
  readonly id: string;
  readonly label: string;
  readonly providerId: string;
  readonly address: string;
  readonly account: Readonly<Record<string, string>>;
  readonly storePassword: boolean;
  readonly copyFormat: CopyFormat;
  readonly practice: boolean;
  /** The one that is listed first and that the shortcut copies. */
  readonly pinned: boolean;
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
  /** Absent while there is no token. */
  readonly passwordAgain?: PasswordAgain;
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
  /** A BCP 47 tag: the language that is spoken, and the region whose dates and numbers go with it, where known. */
  readonly language: string;
  /** What `system` means here. */
  readonly systemLanguage: Language;
  readonly companies: readonly CompanyView[];
  readonly providers: readonly ProviderView[];
  readonly settings: Settings;
  /** `secure`: by the system's keyring. `weak`: stored, but readable by others on this machine. `memory`: until quit. */
  readonly secretStorage: 'secure' | 'weak' | 'memory';
  readonly trayAvailable: boolean;
  readonly notices: readonly Notice[];
  /** Another number for every change of the activity: time to read it again. */
  readonly activityRevision: number;
}

/** What changed since the snapshot of revision `since`; whoever holds another one reads the whole again. */
export interface SnapshotChange {
  readonly since: number;
  readonly revision: number;
  /** Companies that are new or differ. */
  readonly companies: readonly CompanyView[];
  /** The ids of all companies in their order, where that changed. */
  readonly order?: readonly string[];
  /** The other parts that differ. */
  readonly rest: Partial<Omit<Snapshot, 'revision' | 'companies'>>;
}

/** Which screen main asks the window to show. */
export type Navigation =
  /** `only`: those that need the operator, until the operator wants to see all. */
  | { readonly screen: 'companies'; readonly only?: 'attention' }
  | { readonly screen: 'company'; readonly companyId: string }
  | { readonly screen: 'signIn'; readonly companyId: string }
  | { readonly screen: 'settings' }
  | { readonly screen: 'import'; readonly importId: string };

/** Events that main sends to the window. */
export interface WindowEvents {
  change: SnapshotChange;
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
