// Where the keyboard's focus goes on a screen, and whether a person sees that it is there.
import type { Page } from '@playwright/test';

export interface FocusStop {
  readonly name: string;
  /** It is inside the window, and an outline is drawn around it or around what holds it. */
  readonly isSeen: boolean;
}

const MAX_STOPS = 60;

/** Presses Tab until the focus comes round. */
export async function focusStops(page: Page): Promise<readonly FocusStop[]> {
  const stops: FocusStop[] = [];
  const seen = new Set<string>();
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (let presses = 0; presses < MAX_STOPS; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus);
    if (!stop || seen.has(stop.id)) break;
    seen.add(stop.id);
    stops.push({ name: stop.name, isSeen: stop.isSeen });
  }
  return stops;
}

/** Runs in the page. */
function describeFocus() {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  element.dataset.focusStop ??= String(performance.now());
  const box = element.getBoundingClientRect();
  const isInside =
    box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
  const isOutlined = (each: Element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && outlineColor !== 'rgba(0, 0, 0, 0)';
  };
  // An input that is drawn by its label, and a row that is drawn by its card.
  const drawn = [element, ...element.querySelectorAll('*')].slice(0, 40);
  for (let up = element.parentElement; up && drawn.length < 45; up = up.parentElement) drawn.push(up);
  const isHiddenInput = element instanceof HTMLInputElement && (box.width < 2 || box.height < 2);
  const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
  return {
    id: element.dataset.focusStop,
    name: `${element.tagName.toLowerCase()} ${name.slice(0, 40)}`,
    isSeen: (isInside || isHiddenInput) && drawn.some(isOutlined),
  };
}
