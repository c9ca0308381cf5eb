// How far this computer's clock is from the services' clocks. Pure.
import type { ReachAnswer } from '../providers/http-client.ts';

/** A `Date` header names a whole second; on average half of one has passed. */
const HALF_A_SECOND_MS = 500;

/**
 * Positive where this computer is behind. Of several services the nearest counts: one that is wrong by itself says
 * nothing about this computer. Undefined where none told its time.
 */
export function clockOffsetMs(answers: readonly ReachAnswer[]): number | undefined {
  const offsets = answers.flatMap(({ serverDateMs, requestedAtMs, answeredAtMs }) =>
    serverDateMs === undefined ? [] : [serverDateMs + HALF_A_SECOND_MS - (requestedAtMs + answeredAtMs) / 2],
  );
  return offsets.toSorted((one, other) => Math.abs(one) - Math.abs(other))[0];
}
