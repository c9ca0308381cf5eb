// What an operator does without TokenTray, step by step, timed by a model: Card, Moran and Newell, "The keystroke-level
// model for user performance time with interactive systems", Communications of the ACM 23 (1980) 396-410. Pure.
// The model knows practised people who make no mistakes, and no one was measured.
import { textTable } from './samples.ts';

/** Seconds. K: a key, by an average typist who is no secretary. C: pressing and releasing a mouse button. */
const OPERATORS = { K: 0.28, C: 0.2, P: 1.1, H: 0.4, M: 1.35 } as const;
type Operator = keyof typeof OPERATORS;

interface Step {
  readonly does: string;
  /** M prepares, H moves a hand between keyboard and mouse, P points; `K3` is three keys. */
  readonly by: string;
  /** What can go wrong here without being noticed. */
  readonly canErr?: string;
}

export interface Way {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** The click brings the tool to the front as well. */
const PASTE: Step = { does: 'click the field in the tool and paste', by: 'P C H K2' };
const SELECT = 'M P C M P C';
const COPY_IN_TERMINAL = 'H K3';
const CUT_WRONG = 'a character too many or too few';

/** Each in its favor where there was a choice: the commands are ready, with the password in them. */
export const WAYS: readonly Way[] = [
  {
    name: 'curl, with the commands in a note',
    steps: [
      { does: 'switch to the note', by: 'M K2' },
      { does: "select this company's command", by: 'M H P C3', canErr: "another company's command" },
      { does: 'copy it, switch to the terminal', by: 'H K2 M K2' },
      { does: 'paste and run it', by: 'K3 K' },
      {
        does: 'select the access token in the answer',
        by: `H ${SELECT}`,
        canErr: `${CUT_WRONG}, or the refresh token`,
      },
      { does: 'copy it', by: `${COPY_IN_TERMINAL} H`, canErr: 'the earlier clipboard is still there' },
      PASTE,
    ],
  },
  {
    name: "curl, from the shell's history, through jq to the clipboard",
    steps: [
      { does: 'switch to the terminal', by: 'M K2' },
      { does: 'search the history for the company, four letters', by: 'M K2 K4' },
      { does: 'read the line that was found, and run it', by: 'M K', canErr: "another company's line" },
      { does: 'see that it worked', by: 'M H', canErr: 'what was copied is an error' },
      PASTE,
    ],
  },
  {
    name: 'curl, renewing with the refresh token',
    steps: [
      { does: 'switch to the note', by: 'M K2' },
      { does: "copy this company's command", by: 'M H P C3 H K2', canErr: "another company's command" },
      { does: 'paste it in the terminal', by: 'M K2 K3' },
      { does: 'copy the old access token', by: `H ${SELECT} ${COPY_IN_TERMINAL}`, canErr: CUT_WRONG },
      { does: 'paste it into the command', by: 'M H P C H K3', canErr: 'the wrong place' },
      { does: 'copy the refresh token', by: `H ${SELECT} ${COPY_IN_TERMINAL}`, canErr: CUT_WRONG },
      { does: 'paste it into the command, and run that', by: 'M H P C H K3 K', canErr: 'the wrong place' },
      { does: 'select the new access token', by: `H ${SELECT}`, canErr: CUT_WRONG },
      { does: 'copy it', by: `${COPY_IN_TERMINAL} H`, canErr: 'the earlier clipboard is still there' },
      PASTE,
    ],
  },
  {
    name: '**TokenTray, tray menu**',
    steps: [
      { does: 'click the icon', by: 'M H P C' },
      { does: 'click the company', by: 'M P C', canErr: 'another company' },
      PASTE,
    ],
  },
];

export interface Effort {
  readonly steps: number;
  readonly keysAndClicks: number;
  readonly pointings: number;
  readonly seconds: number;
  readonly chancesToErr: number;
}

export function effortOf({ steps }: Way): Effort {
  const operators = steps.flatMap(({ by }) => by.split(' ').flatMap(operatorsOf));
  const count = (...wanted: readonly Operator[]) => operators.filter((each) => wanted.includes(each)).length;
  return {
    steps: steps.length,
    keysAndClicks: count('K', 'C'),
    pointings: count('P'),
    seconds: operators.reduce((sum, each) => sum + OPERATORS[each], 0),
    chancesToErr: steps.filter(({ canErr }) => canErr !== undefined).length,
  };
}

function operatorsOf(written: string): readonly Operator[] {
  const [, name = '', times = '1'] = /^([KCPHM])(\d*)$/.exec(written) ?? [];
  if (!(name in OPERATORS)) throw new Error(`The model has no operator ${written}.`);
  return Array.from({ length: Number(times || 1) }, () => name as Operator);
}

export function byHandTable(ways: readonly Way[] = WAYS): string {
  const rows = ways.map((way) => {
    const { steps, keysAndClicks, pointings, seconds, chancesToErr } = effortOf(way);
    const errors = way.steps.flatMap(({ canErr }) => canErr ?? []);
    const counts = [steps, keysAndClicks, pointings].map(String);
    return [way.name, ...counts, seconds.toFixed(0), `${chancesToErr}: ${[...new Set(errors)].join('; ')}`];
  });
  const headings = [
    'one valid token, pasted',
    'steps',
    'keys and clicks',
    'pointing',
    'seconds',
    'where it can go wrong unnoticed',
  ];
  return textTable(headings, rows);
}
