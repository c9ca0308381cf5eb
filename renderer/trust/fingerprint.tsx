// A fingerprint in groups that two people can read to each other, and a button that copies it.
import { fingerprintGroups } from '../../app/shared/fingerprint.ts';
import { call } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toast.tsx';
import styles from './fingerprint.module.css';

/** Inside a sentence or next to another one. */
export function FingerprintText({ fingerprint }: { readonly fingerprint: string }) {
  return (
    <span className={styles.text} dir="ltr" data-selectable>
      {fingerprintGroups(fingerprint).join(' ')}
    </span>
  );
}

/** In large print, in rows of four groups. */
export function Fingerprint({ fingerprint }: { readonly fingerprint: string }) {
  const t = useTexts();
  const copy = async () => {
    const { copied } = await call('copyFingerprint', { fingerprint });
    if (copied) showToast({ tone: 'good', title: t('trust.fingerprintCopied') });
    else
      showToast({
        tone: 'bad',
        title: t('company.detailsNotCopied'),
        meaning: t('company.detailsNotCopiedMeaning'),
      });
  };
  return (
    <div className={styles.block}>
      <p className={styles.groups} dir="ltr" data-selectable>
        {fingerprintGroups(fingerprint).map((group, place) => (
          <span key={place}>{group} </span>
        ))}
      </p>
      <Button weight="quiet" icon="copy" onPress={() => void copy()}>
        {t('trust.copyFingerprint')}
      </Button>
    </div>
  );
}
