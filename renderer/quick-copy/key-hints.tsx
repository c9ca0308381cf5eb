// Under the list: what the keys do with the chosen company.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { useSnapshot } from '../bridge.ts';
import { keysOf } from '../settings/accelerator.ts';
import { type TextKey, useTexts } from '../texts/texts.ts';
import styles from './quick-copy-page.module.css';
import { formatsOf, type QuickAction } from './quick-list.ts';
import { type Failed, nextAction } from './use-quick-copy.ts';

const ENTERS = ['Return', 'Shift+Return', 'CommandOrControl+Return'] as const;
const ACTIONS = {
  copy: 'copy.action',
  signIn: 'company.signIn',
  show: 'quickCopy.show',
} as const satisfies Record<QuickAction, TextKey>;

interface KeyHintsProps {
  readonly company: CompanyView | undefined;
  readonly failed: Failed | undefined;
}

export function KeyHints({ company, failed }: KeyHintsProps) {
  const t = useTexts();
  const platform = useSnapshot((snapshot) => snapshot.platform);
  if (!company) return null;
  const action = nextAction(company, failed);
  const said = action === 'copy' ? formatsOf(company).map((format) => t(`copy.${format}`)) : [];
  // The company's own format is what a copy gives anyway: its name is that of the action.
  const hints = [t(ACTIONS[action]), ...said.slice(1)];
  return (
    <ul className={styles.hints}>
      {hints.map((hint, at) => (
        <li key={ENTERS[at]} className={styles.hint}>
          <kbd>{keysOf(ENTERS[at] ?? '', platform).join(platform === 'darwin' ? '' : '+')}</kbd>
          <span>{hint}</span>
        </li>
      ))}
    </ul>
  );
}
