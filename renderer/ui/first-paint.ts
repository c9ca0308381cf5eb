// When a window has drawn something for the first time. Chromium drops every key that comes to a page before that.

/** A window that is drawn without a word about it. */
const LATEST_MS = 1_000;
const FIRST_CONTENT = 'first-contentful-paint';

export function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    const paints = new PerformanceObserver((list) => {
      if (list.getEntriesByName(FIRST_CONTENT).length === 0) return;
      paints.disconnect();
      resolve();
    });
    paints.observe({ type: 'paint', buffered: true });
    setTimeout(resolve, LATEST_MS);
  });
}
