// What is wrong with the layout of a screen, as far as measures can tell: what is cut off, and what sticks out.
import type { Page } from '@playwright/test';

/** A line for each fault; none on a sound screen. */
export function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const described = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.trim().slice(0, 40)}"`;
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
      faults.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);

    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      // What is kept for screen readers alone is one pixel large.
      if (!element.checkVisibility({ visibilityProperty: true }) || box.width < 2 || box.height < 2) continue;
      const isShortened = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      const cutsAcross = style.overflowX !== 'visible' && !(element instanceof HTMLInputElement);
      if (cutsAcross && !isShortened && element.scrollWidth > element.clientWidth + 1)
        faults.push(
          `${element.scrollWidth - element.clientWidth} px wider than its frame: ${described(element)}`,
        );
      const cutsDown = style.overflowY === 'hidden' || style.overflowY === 'clip';
      if (
        cutsDown &&
        !isShortened &&
        element !== document.body &&
        element.scrollHeight > element.clientHeight + 1
      )
        faults.push(
          `${element.scrollHeight - element.clientHeight} px taller than its frame: ${described(element)}`,
        );
    }

    for (const control of document.querySelectorAll<HTMLElement>(
      'button, [role=radio], label, h1, h2, input',
    )) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue;
      const box = control.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      if (box.left < -1 || box.right > root.clientWidth + 1)
        faults.push(`off the window: ${described(control)}`);
      const range = document.createRange();
      range.selectNodeContents(control);
      const content = range.getBoundingClientRect();
      if (content.width > box.width + 1 && control.tagName === 'BUTTON')
        faults.push(`text sticks out of: ${described(control)}`);
    }
    return faults;
  });
}
