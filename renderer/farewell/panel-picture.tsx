// Where the icon is, drawn for each desktop: its panel, the app's icon in a ring, and grey shapes for everything else.
import type { Panel } from '../../app/shared/contract/farewell.ts';
import { useTexts } from '../texts/texts.ts';
import { TrayIcon } from '../ui/tray-icon.tsx';
import styles from './panel-picture.module.css';

export function PanelPicture({ panel }: { readonly panel: Panel }) {
  const t = useTexts();
  return (
    <svg
      className={styles.picture}
      viewBox="0 0 360 132"
      role="img"
      aria-label={t('farewell.running.picture')}
      data-panel={panel}
    >
      <rect className={styles.desktop} width="360" height="132" rx="8" />
      {PICTURES[panel]()}
    </svg>
  );
}

const PICTURES: Readonly<Record<Panel, () => React.JSX.Element>> = {
  windows: Windows,
  mac: Mac,
  gnome: Gnome,
  kde: Kde,
  other: Other,
};

/** The hidden icons above their arrow; a dashed line leads from there to the taskbar. */
function Windows() {
  return (
    <>
      <Bar y={98} height={34} />
      <Start x={104} />
      <Blocks xs={[128, 150, 172]} y={108} size={14} />
      <rect className={styles.popup} x={196} y={28} width={92} height={58} rx={8} />
      <Blocks xs={[210, 262]} y={38} size={14} />
      <Blocks xs={[210, 236]} y={62} size={14} />
      <Own x={243} y={45} />
      <path className={styles.arrow} d="m232 117 5-5 5 5" />
      <path className={styles.way} d="M256 54c24 8 26 30 18 46" />
      <path className={styles.arrow} d="m270 96 3 7 6-5" />
      <Blocks xs={[266, 284]} y={110} size={11} />
      <Clock x={304} y={107} />
    </>
  );
}

function Mac() {
  return (
    <>
      <Bar y={0} height={24} />
      <circle className={styles.shape} cx={18} cy={12} r={5} />
      <Lines xs={[34, 72, 102, 132]} y={10} />
      <Own x={232} y={12} />
      <Blocks xs={[254, 274]} y={7} size={10} />
      <rect className={styles.shape} x={294} y={8} width={16} height={8} rx={2} />
      <Lines xs={[320]} y={10} />
      <Pointer x={232} y={32} />
    </>
  );
}

function Gnome() {
  return (
    <>
      <Bar y={0} height={24} />
      <Lines xs={[14]} y={10} />
      <Lines xs={[166]} y={10} />
      <Own x={272} y={12} />
      <Blocks xs={[296, 314, 332]} y={7} size={10} />
      <Pointer x={272} y={32} />
    </>
  );
}

function Kde() {
  return (
    <>
      <Bar y={102} height={30} />
      <Start x={12} />
      <Blocks xs={[40, 64, 88]} y={110} size={14} />
      <Own x={228} y={117} />
      <Blocks xs={[248, 266]} y={112} size={10} />
      <path className={styles.arrow} d="m286 119 4-4 4 4" />
      <Clock x={308} y={109} />
      <Pointer x={228} y={97} isUp />
    </>
  );
}

function Other() {
  return (
    <>
      <Bar y={102} height={30} />
      <Blocks xs={[12, 36, 60]} y={110} size={14} />
      <Own x={250} y={117} />
      <Blocks xs={[270, 288]} y={112} size={10} />
      <Clock x={308} y={109} />
      <Pointer x={250} y={97} isUp />
    </>
  );
}

interface BarProps {
  readonly y: number;
  readonly height: number;
}

const Bar = ({ y, height }: BarProps) => (
  <rect className={styles.bar} x={0} y={y} width={360} height={height} rx={y === 0 || y > 90 ? 6 : 0} />
);

interface PlaceProps {
  readonly x: number;
  readonly y: number;
}

/** In a ring. */
const Own = ({ x, y }: PlaceProps) => (
  <>
    <circle className={styles.ring} cx={x} cy={y} r={12} />
    <TrayIcon x={x} y={y} size={14} />
  </>
);

const Start = ({ x }: Pick<PlaceProps, 'x'>) => (
  <g className={styles.shape} transform={`translate(${x} 108)`}>
    <rect width={6} height={6} />
    <rect x={8} width={6} height={6} />
    <rect y={8} width={6} height={6} />
    <rect x={8} y={8} width={6} height={6} />
  </g>
);

interface RowProps {
  readonly xs: readonly number[];
  readonly y: number;
}

const Blocks = ({ xs, y, size }: RowProps & { readonly size: number }) =>
  xs.map((x) => <rect key={x} className={styles.shape} x={x} y={y} width={size} height={size} rx={3} />);

const Lines = ({ xs, y }: RowProps) =>
  xs.map((x) => <rect key={x} className={styles.shape} x={x} y={y} width={24} height={4} rx={2} />);

const Clock = ({ x, y }: PlaceProps) => (
  <g className={styles.shape}>
    <rect x={x + 6} y={y} width={30} height={5} rx={2} />
    <rect x={x} y={y + 10} width={36} height={5} rx={2} />
  </g>
);

/** From the desktop towards the icon. */
const Pointer = ({ x, y, isUp = false }: PlaceProps & { readonly isUp?: boolean }) => (
  <g transform={`translate(${x} ${y}) scale(1 ${isUp ? -1 : 1})`}>
    <path className={styles.arrow} d="M0 30V2M-6 8l6-6 6 6" />
  </g>
);
