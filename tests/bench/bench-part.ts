// What a part of the bench is: which apps it starts, when it looks at them, and which figures it takes. Types, and what
// follows from them alone.

import type { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import type { SystemClipboard } from '../../build/desktop/system-clipboard.ts';
import type { MeasuredApp } from './measured-app.ts';

/** TokenTray with so many companies; else the bare app, or the one that does TokenTray's work without TokenTray. */
export interface Contender {
  readonly shown: 'tray' | 'window';
  readonly companies?: number;
  readonly isDutiful?: true;
}

export interface Figure {
  /** As it is called in the results: `trayMs`. */
  readonly key: string;
  /** With the unit, for a table: "in the tray, ms". */
  readonly label: string;
  readonly digits: number;
  /**
   * How far apart the quartiles of the bare app may be, as a share of its median, before this figure says nothing.
   * Without one, the figure is compared with no bare app.
   */
  readonly bareSpread?: number;
}

export type Figures = Readonly<Record<string, number>>;

export interface Look {
  readonly app: MeasuredApp;
  readonly contender: Contender;
  readonly panel: StatusNotifierHost;
  readonly clipboard: SystemClipboard;
  /** For how long to watch an idle app. */
  readonly seconds: number;
}

/** How far the app has come: its icon or window is there; it has nothing left to do; it was then left alone for a while. */
export type Stage = 'started' | 'quiet' | 'settled';

export interface BenchPart {
  readonly name: string;
  readonly title: string;
  readonly stage: Stage;
  /** It does something to the app, so no other part measures the same start. */
  readonly touches?: true;
  /** The event loop of each app's main process is watched. Only with `touches`. */
  readonly watchesTurns?: true;
  readonly contenders: readonly Contender[];
  readonly figures: readonly Figure[];
  readonly measure: (look: Look) => Promise<Figures>;
}

/** One start of one app, and the parts that look at it, in the order in which they look. */
export interface Job {
  readonly contender: Contender;
  readonly parts: readonly BenchPart[];
}

const STAGES: readonly Stage[] = ['started', 'quiet', 'settled'];

export const isOwn = ({ companies }: Contender): boolean => companies !== undefined;

export const isBare = (contender: Contender): boolean => !isOwn(contender) && !contender.isDutiful;

export function contenderName(contender: Contender): string {
  const { shown, companies } = contender;
  if (isBare(contender)) return `bare Electron, ${shown}`;
  const where = shown === 'tray' ? 'tray' : 'tray and window';
  return isOwn(contender)
    ? `TokenTray, ${where}, ${companies} companies`
    : `Electron with the same duties, ${where}`;
}

/** Each app is started once for all parts that only look, and once more for each part that touches it. */
export function jobsOf(parts: readonly BenchPart[]): readonly Job[] {
  const contenders = new Map(
    parts.flatMap((part) => part.contenders.map((contender) => [contenderName(contender), contender])),
  );
  return [...contenders].flatMap(([name, contender]) => {
    const takingPart = parts.filter((part) => part.contenders.some((each) => contenderName(each) === name));
    const looking = takingPart.filter(({ touches }) => !touches);
    const together = looking.toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage));
    const alone = takingPart.filter(({ touches }) => touches).map((part) => [part]);
    return [together, ...alone]
      .filter(({ length }) => length > 0)
      .map((each) => ({ contender, parts: each }));
  });
}

/** Every other round runs backwards, so that a slower minute hits all alike. */
export const inTurn = <Item>(items: readonly Item[], round: number): readonly Item[] =>
  round % 2 === 0 ? items : items.toReversed();
