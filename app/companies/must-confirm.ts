// Whether a copy waits for the operator's confirmation: the one decision, for tray, shortcut and window alike. Pure.
import type { Company } from './company.ts';

export interface CopyCircumstances {
  readonly company: Pick<Company, 'environment' | 'askBeforeCopy'>;
  /** The operator chose not to be asked about this company for a while. */
  readonly isPaused: boolean;
  /** IT demands it for production: no setting and no pause changes that. */
  readonly isForced: boolean;
}

export function mustConfirm({ company, isPaused, isForced }: CopyCircumstances): boolean {
  if (isForced && company.environment === 'production') return true;
  return company.askBeforeCopy === true && !isPaused;
}
