// What happened: read it in words, export it, clear it.

/** How long an entry is kept. */
export const ACTIVITY_KEPT_DAYS = 30;
/** Entries that the log keeps, so that no more can be asked for. */
export const ACTIVITY_LIMIT = 5_000;

export const ACTIVITY_GROUPS = ['tokens', 'problems', 'copies', 'companies'] as const;
export type ActivityGroup = (typeof ACTIVITY_GROUPS)[number];

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
  /** `idle`: no token, because none was asked for. */
  readonly state: 'valid' | 'risk' | 'gone' | 'idle' | 'unknown';
  readonly fromMs: number;
  readonly toMs: number;
}

/** The last 24 hours of one company's token, without gaps. */
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

export interface ActivityContract {
  /** The newest `limit` entries, of one company or of all (null), of one group or of all (null). */
  readActivity: {
    input: {
      readonly companyId: string | null;
      readonly group: ActivityGroup | null;
      /** 1 to `ACTIVITY_LIMIT`. */
      readonly limit: number;
    };
    answer: ActivityPage;
  };
  /** Asks where to, and saves the activity as CSV. */
  exportActivity: { input: { readonly companyId: string | null }; answer: ActivityExport };
  clearActivity: { input: undefined; answer: undefined };
}
