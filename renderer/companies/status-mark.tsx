// A company's state as a shape and a colour, shown next to the words.
import { toneOf } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { StatusKind } from '../../app/shared/contract/sessions.ts';
import tones from '../ui/tones.module.css';
import styles from './status-mark.module.css';

// Each state has its own shape on a 20 x 20 grid, so that colour is never needed to tell them apart.
const SHAPES: Record<StatusKind, string> = {
  ready: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM6.5 10.3l2.4 2.4 4.6-5',
  onDemand: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM6.5 10h6.7M10.6 7.4l2.6 2.6-2.6 2.6',
  renewing: 'M16.5 10a6.5 6.5 0 1 1-2-4.7M16.7 2.8v3.4h-3.4',
  signingIn: 'M16.5 10a6.5 6.5 0 1 1-2-4.7M16.7 2.8v3.4h-3.4',
  retrying: 'M10 3 18 16.5H2zM10 8.3v3.7M10 14.31v-.01',
  expired: 'M5 2.5h10M5 17.5h10M6 2.5c0 4.5 8 10.5 8 15M14 2.5c0 4.5-8 10.5-8 15',
  needsSignIn: 'M13 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM9.7 10.3 2.8 17.2M4.5 15.5l2 2M13.5 6.51v-.01',
  unusable: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM4.8 4.8l10.4 10.4',
  signedOut: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM6.8 10h6.4',
};

const OFFLINE_SHAPE =
  'M6.5 15.5h7.7a3.3 3.3 0 0 0 .6-6.5 4.8 4.8 0 0 0-9.1-1A3.8 3.8 0 0 0 6.5 15.5zM3.5 17.5l13-15';

interface StatusMarkProps {
  readonly company: CompanyView;
  readonly isLarge?: boolean;
}

export function StatusMark({ company, isLarge = false }: StatusMarkProps) {
  const { status, offline } = company;
  const isWorking = status === 'renewing' || status === 'signingIn';
  const looks = [styles.mark, tones[toneOf(status)], isWorking && styles.working, isLarge && styles.large];
  return (
    <span className={looks.filter(Boolean).join(' ')} data-status={status}>
      <svg aria-hidden="true" viewBox="0 0 20 20" fill="none">
        <path
          d={offline && !isWorking ? OFFLINE_SHAPE : SHAPES[status]}
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </span>
  );
}
