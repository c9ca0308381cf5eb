// The icon to look for in the tray, for pictures: as build/scripts/tray-drawing.ts draws it for 32 pixels.
import styles from './tray-icon.module.css';

interface TrayIconProps {
  /** Its middle, in the picture's own units. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export const TrayIcon = ({ x, y, size }: TrayIconProps) => (
  <g transform={`translate(${x} ${y}) scale(${size / 32})`}>
    <rect className={styles.rim} x="-16" y="-16" width="32" height="32" rx="8" />
    <rect className={styles.plate} x="-14.75" y="-14.75" width="29.5" height="29.5" rx="6.75" />
    <path className={styles.keyhole} d="M-2 1.66A6 6 0 1 1 2 1.66L4 10H-4Z" />
  </g>
);
