// Random lives of a clipboard that TokenTray shares with other programs, against a model that knows who wrote last.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TokenClipboard } from '../../../app/clipboard/token-clipboard.ts';
import { WORDS } from '../../support/core/copy-words-sample.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';
import { MemoryClipboard } from '../../support/core/memory-clipboard.ts';
import { randomCases } from '../../support/core/random-cases.ts';

/** The longest wait until a clipboard that refused is asked again. */
const LONGEST_RETRY_MS = 60_000;

interface Model {
  /** Whose text is on the clipboard. */
  owner: 'nobody' | 'others' | 'us';
  text: string;
  /** On the clock that no one can set; of our last copy. */
  clearAtMs: number;
  clearAfterS: number;
  refuses: boolean;
  /** Until then, awake, a refusal may put off a clearing. */
  graceMs: number;
  isClosed: boolean;
}

class Life {
  readonly clock = new ManualClock();
  readonly clipboard = new MemoryClipboard();
  clearAfterS = 60;
  readonly tokens = new TokenClipboard({
    clipboard: this.clipboard,
    clock: this.clock,
    clearAfterS: () => this.clearAfterS,
    onPutBack: () => {},
    onChange: () => {},
  });

  /** What must hold whenever nothing is under way. */
  look(model: Model): void {
    if (model.owner === 'others') expect(this.clipboard.text).toBe(model.text);
    if (model.owner === 'nobody') expect(this.clipboard.text).toBe('');
    if (model.owner !== 'us') return;
    if (this.clipboard.text === model.text) expect(this.tokens.view.kind).toBe('holds');
    const isDue = model.isClosed || this.clock.monotonic() >= model.clearAtMs;
    if (!isDue) expect(this.clipboard.text).toBe(model.text);
    else if (!model.refuses && model.graceMs <= 0) expect(this.clipboard.text).toBe('');
    if (this.clipboard.text === '') model.owner = 'nobody';
  }
}

type Step = fc.AsyncCommand<Model, Life>;

/** A step that the model can always take. */
function step(name: string, run: (model: Model, life: Life) => Promise<void>): Step {
  return {
    check: () => true,
    run: async (model, life) => {
      await run(model, life);
      await settle();
      life.look(model);
    },
    toString: () => name,
  };
}

const copy = (token: string) =>
  step(`copy ${token}`, async (model, life) => {
    const isRefused = model.refuses || model.isClosed;
    const isPut = await life.tokens.put(token, WORDS).then(
      () => true,
      () => false,
    );
    expect(isPut).toBe(!isRefused);
    if (!isPut) return;
    Object.assign(model, { owner: 'us', text: token, graceMs: 0 });
    const waitMs = model.clearAfterS === 0 ? Number.POSITIVE_INFINITY : model.clearAfterS * 1_000;
    model.clearAtMs = life.clock.monotonic() + waitMs;
  });

const othersCopy = (text: string) =>
  step(`others copy ${text}`, async (model, life) => {
    const isOurToken = model.owner === 'us' && model.text === text;
    life.clipboard.takeOver(text);
    if (!isOurToken) Object.assign(model, { owner: 'others', text });
  });

/** A token of ours that another program copies later is ours to clear only where it was our last copy. */
const othersCopyOurToken = step('others copy our token', async (model, life) => {
  if (model.owner === 'us') life.clipboard.text = model.text;
});

const othersClear = step('others clear', async (model, life) => {
  life.clipboard.text = '';
  model.owner = 'nobody';
});

const advance = (ms: number) =>
  step(`advance ${ms}`, async (model, life) => {
    await life.clock.advance(ms);
    if (!model.refuses) model.graceMs -= ms;
  });

const sleep = (ms: number) =>
  step(`sleep ${ms}`, async (_model, life) => {
    life.clock.sleep(ms);
    await life.tokens.clearIfOverdue();
  });

const lock = step('lock', async (model, life) => {
  await life.tokens.clearNow('locked');
  model.clearAtMs = Math.min(model.clearAtMs, life.clock.monotonic());
});

const refuse = (refuses: boolean) =>
  step(refuses ? 'refuse' : 'allow', async (model, life) => {
    if (model.refuses && !refuses) model.graceMs = LONGEST_RETRY_MS;
    model.refuses = refuses;
    life.clipboard.refuses = refuses;
  });

const setTime = (clearAfterS: number) =>
  step(`clear after ${clearAfterS}`, async (model, life) => {
    model.clearAfterS = clearAfterS;
    life.clearAfterS = clearAfterS;
  });

const quit = step('quit', async (model, life) => {
  const closed = life.tokens.close();
  await life.clock.advance(1_000);
  await closed;
  model.isClosed = true;
});

const TOKENS = ['practice-1', 'practice-2', 'Bearer practice-1'];
const steps: fc.Arbitrary<Step>[] = [
  fc.constantFrom(...TOKENS).map(copy),
  fc.constantFrom(...TOKENS).map(copy),
  fc.constantFrom('theirs', ' practice-1', 'practice-2\n', '').map(othersCopy),
  fc.constant(othersCopyOurToken),
  fc.constant(othersClear),
  fc.constant(lock),
  fc.integer({ min: 0, max: 70_000 }).map(advance),
  fc.constantFrom(14_999, 15_000, 59_999, 60_000).map(advance),
  fc.integer({ min: 0, max: 120_000 }).map(sleep),
  fc.boolean().map(refuse),
  fc.constantFrom(0, 15, 60).map(setTime),
];

it('never clears what others copied, and always what we did: after its time and on quit', async () => {
  let copies = 0;
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 25, size: 'max' }), async (commands) => {
      const life = new Life();
      const model: Model = {
        ...{ owner: 'nobody', text: '', clearAtMs: 0, clearAfterS: 60 },
        ...{ refuses: false, graceMs: 0, isClosed: false },
      };
      await fc.asyncModelRun(() => ({ model, real: life }), commands);
      copies += [...commands].filter((command) => String(command).startsWith('copy')).length;
      life.clipboard.refuses = false;
      model.refuses = false;
      model.graceMs = 0;
      await quit.run(model, life);
      await copy('practice-late').run(model, life);
    }),
    { numRuns: randomCases(1_000) },
  );
  expect(copies).toBeGreaterThan(randomCases(1_500));
}, 30_000);
