// What helps the operator and IT: the token inspector, the details for a report, the setup check, what this app is.
import type { ClaimsView } from './sessions.ts';

/** Characters allowed in a text pasted for inspection. */
export const PASTED_TOKEN_LIMIT = 131_072;

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

/**
 * Whether a pasted token looks like one of this company's: it is the one in use, names the same user or service, or names
 * another. `unknown`: there is nothing to compare.
 */
export interface TokenFit {
  readonly companyId: string;
  readonly fit: 'current' | 'likely' | 'unlikely' | 'unknown';
}

/** What a pasted token says about itself; its signature is not checked. */
export interface TokenInspection {
  /** `opaque`: its text means nothing except to its service. */
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
  /** The companies whose services can be asked about it, the most likely first. */
  readonly fits: readonly TokenFit[];
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

export interface HelpContract {
  /** Reads a pasted token; nothing of it is kept, and the answer holds no token. */
  inspectToken: { input: { readonly text: string }; answer: InspectResult };
  /** Puts a report for IT on the clipboard, without a secret and without the user name. */
  copyDetails: { input: { readonly companyId: string }; answer: { readonly copied: boolean } };
  readAbout: { input: undefined; answer: AboutView };
  /** Shows the folder with the app's data in the system's file manager. */
  openDataFolder: { input: undefined; answer: { readonly opened: boolean } };
  /** Null in an app that was not built to be distributed. */
  readLicences: { input: undefined; answer: { readonly text: string | null } };
  /** Tries what the app needs of this computer and of each company's service; takes ten seconds at most. */
  checkSetup: { input: undefined; answer: readonly SetupResult[] };
}
