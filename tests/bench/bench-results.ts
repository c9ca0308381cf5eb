// What a run of the bench found: figures by round, ratios to the bare app of the same round, and whether the machine was
// quiet enough to believe them. Pure.
import {
  type BenchPart,
  type Contender,
  contenderName,
  type Figure,
  type Figures,
  isBare,
} from './bench-part.ts';
import { median, quantile, textTable } from './samples.ts';

/** Figures of one start. */
export interface Measured {
  readonly round: number;
  readonly contender: Contender;
  readonly figures: Figures;
}

export interface RunResult {
  /** Machine and versions, a line each. */
  readonly machine: readonly string[];
  readonly atMs: number;
  readonly rounds: number;
  readonly measured: readonly Measured[];
  /** By round: what all other programs took of all processors, in percent. */
  readonly othersPercent: readonly number[];
}

export type Verdict =
  | { readonly kind: 'quietEnough' }
  | { readonly kind: 'tooNoisy'; readonly reasons: readonly string[] }
  | { readonly kind: 'tooFewRounds' };

export const FEWEST_ROUNDS = 5;
/** A round in which other programs took more of all processors than this was disturbed. */
export const OTHERS_LIMIT_PERCENT = 10;
const MOST_DISTURBED = 1 / 4;

/** The rule in words, for the document. */
export function noiseRule(parts: readonly BenchPart[]): string {
  const limits = new Map<number, string[]>();
  for (const { name, figures } of parts)
    for (const { label, bareSpread } of figures)
      if (bareSpread !== undefined)
        limits.set(bareSpread, [...(limits.get(bareSpread) ?? []), `${label} (${name})`]);
  const rows = [...limits]
    .toSorted(([a], [b]) => a - b)
    .map(([share, labels]) => [`${(share * 100).toFixed(0)} %`, labels.join('; ')]);
  return `A run of fewer than ${FEWEST_ROUNDS} rounds is a trial and is not judged. The machine was too noisy
- when other programs took more than ${OTHERS_LIMIT_PERCENT} % of all processors in more than a quarter of the rounds, or
- when the bare app itself spread too far: the distance between its quartiles, as a share of its median, passed this limit:

${textTable(['limit', 'figures'], rows)}`;
}

export function samplesOf({ measured }: RunResult, contender: Contender, key: string): readonly number[] {
  return measured
    .filter((each) => contenderName(each.contender) === contenderName(contender))
    .flatMap(({ figures }) => figures[key] ?? []);
}

/** The app's figure as a multiple of the bare app's, round by round; a round in which one of them is missing is left out. */
export function ratiosOf(result: RunResult, contender: Contender, key: string): readonly number[] {
  const inRound = (wanted: string, round: number) =>
    result.measured.find(
      (each) =>
        each.round === round && contenderName(each.contender) === wanted && each.figures[key] !== undefined,
    )?.figures[key];
  const bare = contenderName({ shown: contender.shown });
  return Array.from({ length: result.rounds }, (_, round) => {
    const [own, other] = [inRound(contenderName(contender), round), inRound(bare, round)];
    return own === undefined || !other ? [] : [own / other];
  }).flat();
}

/** The distance between the quartiles, as a share of the median; 0 where they are the same, as when an app did nothing. */
export function relativeSpread(samples: readonly number[]): number {
  const distance = quantile(samples, 0.75) - quantile(samples, 0.25);
  return distance === 0 ? 0 : distance / median(samples);
}

export function judge(result: RunResult, part: BenchPart): Verdict {
  if (result.rounds < FEWEST_ROUNDS) return { kind: 'tooFewRounds' };
  const disturbed = result.othersPercent.filter((percent) => percent > OTHERS_LIMIT_PERCENT).length;
  const bare = part.contenders.filter(isBare);
  const reasons = [
    ...(disturbed > result.rounds * MOST_DISTURBED
      ? [`other programs took more than ${OTHERS_LIMIT_PERCENT} % in ${disturbed} of ${result.rounds} rounds`]
      : []),
    ...bare.flatMap((contender) => part.figures.flatMap((figure) => unsteady(result, contender, figure))),
  ];
  return reasons.length === 0 ? { kind: 'quietEnough' } : { kind: 'tooNoisy', reasons };
}

function unsteady(result: RunResult, contender: Contender, figure: Figure): readonly string[] {
  const samples = samplesOf(result, contender, figure.key);
  if (samples.length === 0 || figure.bareSpread === undefined) return [];
  const spread = relativeSpread(samples);
  if (spread <= figure.bareSpread) return [];
  const [seen, limit] = [spread, figure.bareSpread].map((share) => (share * 100).toFixed(0));
  return [`${contenderName(contender)}: "${figure.label}" spread by ${seen} % (limit ${limit} %)`];
}
