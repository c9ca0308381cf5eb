// The window's first script, and a short one: the last picture takes clicks from here on, and copies go to main. Everything else comes after it.
import { keepClicks } from './home-picture/early-click.ts';

/** As long as a first paint may take on a busy computer. */
const LATEST_MS = 500;

const picture = document.getElementById('picture');
if (picture) {
  keepClicks(picture, (companyId) => window.tokenTray.call('copyToken', { companyId, format: null }));
  await nextPaint();
}
await import('./main.tsx');

/** Running what comes next would keep it waiting. A window that is not shown yet may have no frames: then after a while. */
function nextPaint(): Promise<void> {
  return new Promise((painted) => {
    requestAnimationFrame(() => setTimeout(painted));
    setTimeout(painted, LATEST_MS);
  });
}
