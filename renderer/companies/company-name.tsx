// A company's name where there is little room, with what tells it from others of that name, and the star of a favourite.
import { nameParts } from '../../app/shared/name-cut.ts';
import { useTexts } from '../texts/texts.ts';
import { Icon } from '../ui/icons.tsx';
import styles from './company-name.module.css';

/** Characters. A name keeps its end where there is no room for all of it. */
const NAME_ROOM = 32;

interface CompanyNameProps {
  readonly label: string;
  /** What tells it from others of its name. */
  readonly difference: string | undefined;
}

export function CompanyName({ label, difference }: CompanyNameProps) {
  const { head, tail } = nameParts(label, NAME_ROOM);
  return (
    <>
      <bdi className={styles.name} title={label}>
        <span className={styles.head}>{head}</span>
        {tail !== '' && <span className={styles.tail}>{tail}</span>}
      </bdi>
      {difference !== undefined && (
        <bdi className={styles.difference} title={difference}>
          {difference}
        </bdi>
      )}
    </>
  );
}

export function FavouriteStar() {
  const t = useTexts();
  const name = t('companies.favourite');
  return (
    <span className={styles.favourite} role="img" aria-label={name} title={name}>
      <Icon name="star" />
    </span>
  );
}
