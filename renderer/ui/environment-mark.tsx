// The mark of a company's environment: a shape, a word and a colour. Each says it by itself.
import type { EnvironmentKind, EnvironmentView } from '../../app/shared/environment.ts';
import styles from './environment-mark.module.css';

// On a 12 x 12 grid, the same shapes as the signs in menus and notifications.
const SHAPES: Readonly<Record<EnvironmentKind, string>> = {
  production: 'M6 .6 11.4 6 6 11.4.6 6z',
  test: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
  other: 'M1.8 1.8h8.4v8.4H1.8z',
};

interface EnvironmentMarkProps {
  readonly environment: EnvironmentView | undefined;
  readonly isLarge?: boolean;
}

/** Nothing for a company without an environment. */
export function EnvironmentMark({ environment, isLarge = false }: EnvironmentMarkProps) {
  if (!environment) return null;
  const { kind, name } = environment;
  const looks = [styles.mark, styles[kind], isLarge && styles.large];
  return (
    <span className={looks.filter(Boolean).join(' ')} data-environment={kind} title={name}>
      <svg aria-hidden="true" viewBox="0 0 12 12">
        <path
          d={SHAPES[kind]}
          fill={kind === 'production' ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth={kind === 'production' ? 0 : 1.8}
        />
      </svg>
      <bdi className={styles.name}>{name}</bdi>
    </span>
  );
}
