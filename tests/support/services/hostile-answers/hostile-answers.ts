// Everything that a token service, or someone between here and there, may answer instead of a token.
import { bodies } from './bodies.ts';
import { encodings } from './encodings.ts';
import { endings } from './endings.ts';
import { framing } from './framing.ts';
import { headers } from './headers.ts';
import type { HostileAnswer } from './hostile-answer.ts';
import { statuses } from './statuses.ts';

/** Those that end by themselves; those that never do are in `silences.ts`. */
export const hostileAnswers: readonly HostileAnswer[] = [
  ...statuses,
  ...framing,
  ...encodings,
  ...bodies,
  ...headers,
  ...endings,
];
