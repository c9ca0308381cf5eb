// What to do about an icon that is not seen on the panel: wait, put it up anew, or take it for lost. Pure.

/** The icon is lost when it has not been seen for this long: a panel that restarts is back by then. */
export const LOST_AFTER_MS = 3_000;
/** An icon that has just been put up is registered with the panel by then. */
const REGISTER_MS = 1_000;
/**
 * When a panel that does not show the icon is offered a new one. A panel that takes none of them is left alone until
 * another one starts.
 */
const OFFER_AFTER_MS: readonly number[] = [1_000, 2_200, 10_000, 60_000];

export interface MissingIcon {
  /** How long this panel has been there without our icon. */
  readonly missingForMs: number;
  /** Since the icon was last put up. */
  readonly upForMs: number;
  /** How often it was put up anew for this panel. */
  readonly offers: number;
}

export type Remedy =
  | { readonly do: 'putUp' }
  /** Look again then. */
  | { readonly do: 'wait'; readonly forMs: number }
  | { readonly do: 'nothing' };

export function remedyFor({ missingForMs, upForMs, offers }: MissingIcon): Remedy {
  if (upForMs < REGISTER_MS) return { do: 'wait', forMs: REGISTER_MS - upForMs };
  const dueMs = OFFER_AFTER_MS[offers];
  if (dueMs === undefined) return { do: 'nothing' };
  return missingForMs >= dueMs ? { do: 'putUp' } : { do: 'wait', forMs: dueMs - missingForMs };
}
