// The window's first script, and a short one: the last picture takes clicks from here on. Everything else comes after it.
import { keepClicks } from './home-picture/early-click.ts';

const picture = document.getElementById('picture');
if (picture) {
  keepClicks(picture);
  await nextPaint();
}
await import('./main.tsx');

/** Running what comes next would keep it waiting. */
function nextPaint(): Promise<void> {
  return new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
}
