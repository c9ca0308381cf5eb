// How long the frames of a page take while something is done in it, and which of its tasks kept it from drawing.
// Must not know which page it is.
import type { Page } from '@playwright/test';

export interface FrameRecord {
  /** From one frame to the next, in order. */
  readonly framesMs: readonly number[];
  /** Tasks of more than 50 ms, as the browser counts them. */
  readonly longTasksMs: readonly number[];
}

interface Recorder {
  frames: number[];
  tasks: number[];
  end: () => void;
}

type Recording = typeof globalThis & { frameRecorder?: Recorder };

export async function recordFrames(page: Page, action: () => Promise<void>): Promise<FrameRecord> {
  await page.evaluate(begin);
  await action();
  return page.evaluate(end);
}

function begin(): void {
  const recorder: Recorder = { frames: [], tasks: [], end: () => {} };
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) recorder.tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  let lastMs: number | undefined;
  let isOver = false;
  const frame = (atMs: number) => {
    if (isOver) return;
    if (lastMs !== undefined) recorder.frames.push(atMs - lastMs);
    lastMs = atMs;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  recorder.end = () => {
    isOver = true;
    observer.disconnect();
  };
  (globalThis as Recording).frameRecorder = recorder;
}

function end(): FrameRecord {
  const recorder = (globalThis as Recording).frameRecorder;
  recorder?.end();
  return { framesMs: recorder?.frames ?? [], longTasksMs: recorder?.tasks ?? [] };
}
