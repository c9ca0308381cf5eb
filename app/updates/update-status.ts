// What the window and the tray show of updates, from what is known and what is under way. Pure.
import type { NewerVersion, UpdateFailure, UpdateStatus } from '../shared/contract/updates.ts';

export interface UpdateState {
  readonly underWay?: { readonly kind: 'check' } | { readonly kind: 'download'; readonly percent: number };
  /** What the last attempt came to. */
  readonly failed?: {
    readonly during: 'check' | 'download' | 'install';
    readonly failure: UpdateFailure;
  };
  /** What the last check found. */
  readonly newer?: NewerVersion;
  /** The version that is installed at the next start. */
  readonly waitingVersion?: string;
  readonly hasChecked: boolean;
}

export function updateStatus({
  underWay,
  failed,
  newer,
  waitingVersion,
  hasChecked,
}: UpdateState): UpdateStatus {
  if (waitingVersion !== undefined) return { kind: 'ready', version: waitingVersion };
  if (underWay?.kind === 'check') return { kind: 'checking' };
  if (underWay && newer) return { kind: 'downloading', version: newer.version, percent: underWay.percent };
  if (failed) return { kind: 'failed', ...failed, ...(newer && { newer }) };
  if (newer) return { kind: 'available', ...newer };
  return { kind: hasChecked ? 'upToDate' : 'unchecked' };
}
