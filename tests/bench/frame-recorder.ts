// Records how long each frame of a page takes, from inside the page. Must not know what the page shows.
import type { Page } from '@playwright/test';

export interface Frames {
  /** From one frame to the next, milliseconds. */
  readonly gapsMs: readonly number[];
  /** Stretches in which the page could not answer, milliseconds (the Long Tasks API: 50 and more). */
  readonly longTasksMs: readonly number[];
}

interface Recording {
  stop(): Frames;
}

type PageScope = typeof globalThis & { frameRecording?: Recording };

/** The frames of the page while `work` goes on. */
export async function recordFrames(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const gapsMs: number[] = [];
    const longTasksMs: number[] = [];
    let isRunning = true;
    let lastMs = performance.now();
    const note = () => {
      const nowMs = performance.now();
      gapsMs.push(nowMs - lastMs);
      lastMs = nowMs;
      if (isRunning) requestAnimationFrame(note);
    };
    requestAnimationFrame(() => {
      lastMs = performance.now();
      requestAnimationFrame(note);
    });
    const observer = new PerformanceObserver((list) => {
      longTasksMs.push(...list.getEntries().map(({ duration }) => duration));
    });
    observer.observe({ type: 'longtask' });
    (globalThis as PageScope).frameRecording = {
      stop: () => {
        isRunning = false;
        longTasksMs.push(...observer.takeRecords().map(({ duration }) => duration));
        observer.disconnect();
        return { gapsMs, longTasksMs };
      },
    };
  });
  await work();
  return page.evaluate(() => {
    const recording = (globalThis as PageScope).frameRecording;
    if (!recording) throw new Error('Nothing was recorded: the page was loaded anew.');
    return recording.stop();
  });
}
