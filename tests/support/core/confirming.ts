// A company whose copies are confirmed, and what an operator does with the confirmation that is in front.
import { ARMS_AFTER_MS } from '../../../app/commands/copy-confirmations.ts';
import type {
  ConfirmationAnswer,
  ConfirmationView,
  Pause,
} from '../../../app/shared/contract/confirmation.ts';
import type { CopyResult } from '../../../app/shared/contract/sessions.ts';
import { passwordDraft } from './company-inputs.ts';
import type { CoreBench } from './core-bench.ts';
import { startCore } from './core-under-test.ts';

export const PRODUCTION = { environment: 'production', askBeforeCopy: true } as const;

/** ACME, signed in; `begin` asks for a copy, which then waits for its confirmation. */
export async function startAsking() {
  const core = await startCore();
  const { bench } = core;
  const id = await core.add(passwordDraft(PRODUCTION));
  const begin = async (): Promise<{ readonly copy: Promise<CopyResult> }> => {
    const copy = bench.call('copyToken', { companyId: id, format: null });
    await bench.settle();
    return { copy };
  };
  return { ...core, id, begin };
}

/** What the window shows, which comes to the front where it was not; undefined while there is none. */
export function shownConfirmation({ core, confirmationId }: CoreBench): ConfirmationView | undefined {
  if (confirmationId === undefined) return undefined;
  core.confirmations.shown(confirmationId);
  return core.confirmations.read(confirmationId) ?? undefined;
}

export function answerConfirmation(
  { core, confirmationId = 'none' }: CoreBench,
  answer: ConfirmationAnswer['answer'],
  pause: Pause = 'none',
) {
  return core.confirmations.answer({ confirmationId, answer, pause }).outcome;
}

/** Reads what is shown, takes the time that it takes, and confirms. */
export async function confirmShown(bench: CoreBench, pause: Pause = 'none') {
  const shown = shownConfirmation(bench);
  await bench.clock.advance(ARMS_AFTER_MS);
  const outcome = answerConfirmation(bench, 'confirm', pause);
  await bench.settle();
  return { shown, outcome };
}
