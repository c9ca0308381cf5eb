// The entries of a company file as they are shown before anything changes: new, changed field by field, or refused.
import type { ImportChange, ImportEntry, ImportPreview } from '../../app/shared/contract/sharing.ts';
import { useTexts } from '../texts/texts.ts';
import { FingerprintText } from '../trust/fingerprint.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { EnvironmentMark } from '../ui/environment-mark.tsx';
import { Icon } from '../ui/icons.tsx';
import { HostLine } from './host-line.tsx';
import styles from './import-entries.module.css';
import { isGrave, type Ticks } from './import-ticks.ts';

interface EntryProps {
  readonly entry: ImportEntry;
  readonly ticks: Ticks;
  readonly onTick: (entry: number, field: string, isTicked: boolean) => void;
}

export function NewEntry({ entry, ticks, onTick }: EntryProps) {
  const t = useTexts();
  return (
    <li>
      <CheckBox
        isTicked={ticks.has(entry.entry, '')}
        onChange={(isTicked) => onTick(entry.entry, '', isTicked)}
      >
        <NameLine entry={entry} />
        <Twin entry={entry} />
        <HostLine address={entry.address} />
        <Account entry={entry} />
        {entry.favourite && <span className={styles.from}>{t('companies.favourite')}</span>}
        {entry.asksBeforeCopy && <span className={styles.from}>{t('asking.each')}</span>}
      </CheckBox>
      <Changes entry={entry} ticks={ticks} onTick={onTick} />
    </li>
  );
}

export function ChangedEntry({ entry, ticks, onTick }: EntryProps) {
  return (
    <li className={styles.changed}>
      <h3>
        <NameLine entry={entry} />
      </h3>
      <Twin entry={entry} />
      <Changes entry={entry} ticks={ticks} onTick={onTick} />
    </li>
  );
}

function NameLine({ entry }: { readonly entry: ImportEntry }) {
  return (
    <span className={styles.nameLine}>
      <bdi className={styles.name}>{entry.label}</bdi>
      <EnvironmentMark environment={entry.environment} />
    </span>
  );
}

/** Its name is not what it seems, so it stands out as much as a changed address does. */
function Twin({ entry: { twin } }: { readonly entry: ImportEntry }) {
  const t = useTexts();
  if (twin === undefined) return null;
  return (
    <span className={`${styles.signsOut} ${styles.warning}`}>
      <Icon name="warning" />
      <span>{t('import.twin', { company: twin })}</span>
    </span>
  );
}

function Changes({ entry, ticks, onTick }: EntryProps) {
  return entry.changes.map((change) => (
    <div key={change.field} className={isGrave(change) ? styles.signsOut : undefined}>
      <CheckBox
        isTicked={ticks.has(entry.entry, change.field)}
        onChange={(isTicked) => onTick(entry.entry, change.field, isTicked)}
      >
        {change.trust ? <TrustChange change={change} trust={change.trust} /> : <Change change={change} />}
      </CheckBox>
    </div>
  ));
}

function Change({ change }: { readonly change: ImportChange }) {
  const t = useTexts();
  const { name, from, to, address, signsOut, leavesProduction } = change;
  return (
    <>
      <span className={styles.field}>{name}</span>
      {address && <HostLine address={address} isShort />}
      <span className={styles.from}>{t('import.from', { value: from })}</span>
      <span className={styles.to}>{t('import.to', { value: to })}</span>
      {signsOut && <Warning words={t(address ? 'import.addressWarning' : 'import.accountWarning')} />}
      {leavesProduction && <Warning words={t('import.productionWarning')} />}
    </>
  );
}

function Warning({ words }: { readonly words: string }) {
  return (
    <span className={styles.warning}>
      <Icon name="warning" />
      <span>{words}</span>
    </span>
  );
}

interface TrustChangeProps {
  readonly change: ImportChange;
  readonly trust: NonNullable<ImportChange['trust']>;
}

/** As prominent as an address: it decides as well who gets the tokens. */
function TrustChange({ change: { name, from }, trust: { facts, accepted } }: TrustChangeProps) {
  const t = useTexts();
  return (
    <>
      <span className={styles.field}>{name}</span>
      <span className={styles.trusted}>
        <bdi>{facts.subject}</bdi>
      </span>
      <FingerprintText fingerprint={facts.fingerprint} />
      {from !== '' && (
        <span className={styles.from}>
          {t('trust.instead')} <FingerprintText fingerprint={from} />
        </span>
      )}
      {accepted.map((fault) => (
        <span key={fault} className={styles.from}>
          {t(`trust.acceptedFault.${fault}`)}
        </span>
      ))}
      <Warning words={t('trust.importWarning')} />
    </>
  );
}

export function SameEntry({ entry }: { readonly entry: ImportEntry }) {
  return (
    <li>
      <NameLine entry={entry} />
      <Account entry={entry} />
    </li>
  );
}

export function RefusedEntry({ label, reason }: ImportPreview['refused'][number]) {
  const t = useTexts();
  return (
    <li className={styles.refused}>
      <bdi className={styles.name}>{label || t('import.nameless')}</bdi>
      <span data-selectable>{reason}</span>
    </li>
  );
}

function Account({ entry }: { readonly entry: ImportEntry }) {
  return (
    <span className={styles.account}>
      <span>{entry.service}</span>
      {entry.account.map(({ name, value }) => (
        <span key={name}>
          {name}: <bdi>{value}</bdi>
        </span>
      ))}
    </span>
  );
}
