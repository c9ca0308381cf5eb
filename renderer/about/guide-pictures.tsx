// The pictures of the guide. They have no words, so that they need no translation.
import type { ReactNode } from 'react';
import { TrayIcon } from '../ui/tray-icon.tsx';
import styles from './guide-pictures.module.css';

export type GuidePictureName = 'form' | 'renewal' | 'tray' | 'paste';

/** The lines of a text, as bars. */
const Lines = ({
  x,
  ys,
  width,
}: {
  readonly x: number;
  readonly ys: readonly number[];
  readonly width: number;
}) => ys.map((y) => <rect key={y} className={styles.line} x={x} y={y} width={width} height="3" rx="1.5" />);

const PICTURES: Readonly<Record<GuidePictureName, ReactNode>> = {
  form: (
    <>
      <rect className={styles.paper} x="16" y="6" width="64" height="52" rx="5" />
      <Lines x={24} ys={[13, 29]} width={18} />
      <rect className={styles.box} x="24" y="18" width="48" height="8" rx="2" />
      <rect className={styles.box} x="24" y="34" width="48" height="8" rx="2" />
      <rect className={styles.accent} x="50" y="47" width="22" height="7" rx="2" />
    </>
  ),
  renewal: (
    <>
      <path className={styles.stroke} d="M68 32a20 20 0 1 1-6-14.2M63 9v9h-9" />
      <circle className={styles.coin} cx="48" cy="32" r="9" />
      <path className={styles.onCoin} d="M44 32l3 3 5.5-6" />
    </>
  ),
  tray: (
    <>
      <rect className={styles.paper} x="28" y="6" width="56" height="34" rx="4" />
      <rect className={styles.soft} x="31" y="9" width="50" height="10" rx="2" />
      <Lines x={36} ys={[12.5, 24, 32]} width={32} />
      <path className={styles.pointer} d="M66 15l0 13 3.2-3 2.4 5 2.6-1.2-2.4-4.8 4.4-.4z" />
      <rect className={styles.bar} x="6" y="46" width="84" height="12" rx="3" />
      <TrayIcon x={72} y={52} size={9} />
      <Lines x={12} ys={[50.5]} width={14} />
    </>
  ),
  paste: (
    <>
      <rect className={styles.paper} x="24" y="10" width="48" height="48" rx="5" />
      <rect className={styles.bar} x="38" y="6" width="20" height="9" rx="3" />
      <Lines x={32} ys={[24, 46]} width={32} />
      <rect className={styles.soft} x="30" y="31" width="36" height="11" rx="2" />
      <circle className={styles.coin} cx="37" cy="36.5" r="3.5" />
      <Lines x={44} ys={[35]} width={18} />
    </>
  ),
};

export function GuidePicture({ name }: { readonly name: GuidePictureName }) {
  return (
    <svg className={styles.picture} viewBox="0 0 96 64" aria-hidden="true">
      {PICTURES[name]}
    </svg>
  );
}
