// What is wrong with the layout of a screen, as far as it can be measured: what is cut off, sticks out or overlaps.
// Each check runs in the page, where it knows nothing but `measures`.
import type { Page } from '@playwright/test';

/** A line for each fault; none on a sound screen. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  const measures = await page.evaluateHandle(pageMeasures);
  const faults = [
    await page.evaluate(cutOff, measures),
    await page.evaluate(stickingOut, measures),
    await page.evaluate(overlapping, measures),
  ];
  await measures.dispose();
  return faults.flat();
}

type Measures = ReturnType<typeof pageMeasures>;

function pageMeasures() {
  return {
    described: (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.trim().slice(0, 40)}"`,
    /** What is kept for screen readers alone is one pixel large. */
    isVisible: (element: Element) => {
      const box = element.getBoundingClientRect();
      return element.checkVisibility({ visibilityProperty: true }) && box.width >= 2 && box.height >= 2;
    },
  };
}

function cutOff({ described, isVisible }: Measures): readonly string[] {
  const root = document.documentElement;
  const tooWide = root.scrollWidth - root.clientWidth;
  const faults = tooWide > 0 ? [`the page is ${tooWide} px too wide`] : [];
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const style = getComputedStyle(element);
    const isShortened = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
    if (!isVisible(element) || isShortened) continue;
    const wider = element.scrollWidth - element.clientWidth;
    const taller = element.scrollHeight - element.clientHeight;
    const cutsAcross = style.overflowX !== 'visible' && !(element instanceof HTMLInputElement);
    const cutsDown = /hidden|clip/.test(style.overflowY) && element !== document.body;
    if (cutsAcross && wider > 1) faults.push(`${wider} px wider than its frame: ${described(element)}`);
    if (cutsDown && taller > 1) faults.push(`${taller} px taller than its frame: ${described(element)}`);
  }
  return faults;
}

function stickingOut({ described, isVisible }: Measures): readonly string[] {
  const faults: string[] = [];
  for (const control of document.querySelectorAll('button, [role=radio], label, h1, h2, input')) {
    // React Aria keeps a native list behind each of its own, out of sight.
    if (control.closest('[aria-hidden="true"]') || !isVisible(control)) continue;
    const box = control.getBoundingClientRect();
    if (box.left < -1 || box.right > document.documentElement.clientWidth + 1)
      faults.push(`off the window: ${described(control)}`);
    const range = document.createRange();
    range.selectNodeContents(control);
    const content = range.getBoundingClientRect();
    if (content.width > box.width + 1 && control.tagName === 'BUTTON')
      faults.push(`text sticks out of: ${described(control)}`);
  }
  return faults;
}

function overlapping({ described }: Measures): readonly string[] {
  // The part of a button that is in sight: a frame around it may cut it off while it is scrolled.
  const inSight = (button: Element) => {
    let { left, right, top, bottom } = button.getBoundingClientRect();
    for (let frame = button.parentElement; frame; frame = frame.parentElement) {
      if (getComputedStyle(frame).overflowY === 'visible') continue;
      const box = frame.getBoundingClientRect();
      left = Math.max(left, box.left);
      right = Math.min(right, box.right);
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
    return { button, left, right, top, bottom };
  };
  const buttons = [...document.querySelectorAll('main button')]
    .filter((button) => button.checkVisibility({ visibilityProperty: true }))
    .map(inSight)
    .filter(({ left, right, top, bottom }) => right - left > 2 && bottom - top > 2);
  return buttons.flatMap((one, at) =>
    buttons.slice(at + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across <= 1 || down <= 1) return [];
      return [`overlap: ${described(one.button)} and ${described(other.button)}`];
    }),
  );
}
