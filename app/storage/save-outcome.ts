// How a save ended, as data. It is worded elsewhere.

export type FailureReason =
  | 'diskFull'
  | 'readOnly'
  | 'denied'
  | 'io'
  /** The document was refused at load and must not be written. */
  | 'refused';

export interface SaveFailure {
  readonly outcome: 'failed';
  readonly reason: FailureReason;
  /** The system's code, or `CUT_OFF`, `READ_BACK` or `REFUSED` for what our own checks found. */
  readonly code: string;
}

/** `failed` means that the value may be gone after a restart; what was saved before can still be loaded. */
export type SaveOutcome = { readonly outcome: 'saved' } | SaveFailure;

/** A failed save is tried again, so that a disk that has room again gets the value without a further change. */
export const RETRY_SAVE_MS = 30_000;

const REASONS: Readonly<Record<string, FailureReason>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EFBIG: 'diskFull',
  CUT_OFF: 'diskFull',
  EROFS: 'readOnly',
  EACCES: 'denied',
  EPERM: 'denied',
  REFUSED: 'refused',
};

export function saveFailure(code: string): SaveFailure {
  return { outcome: 'failed', reason: REASONS[code] ?? 'io', code };
}
