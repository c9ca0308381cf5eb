// What is wrong with the layout of a screen, as far as measures can tell: what is cut off, sticks out or lies over
// something else.
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
      // React Aria keeps a native list behind each of its own, out of sight.
      if (control.closest('[aria-hidden="true"]')) continue;
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

    // What of a button is in sight: a frame around it may cut it off while it is scrolled.
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
    const buttons = [...document.querySelectorAll<HTMLElement>('main button')]
      .filter((button) => button.checkVisibility({ visibilityProperty: true }))
      .map(inSight)
      .filter(({ left, right, top, bottom }) => right - left > 2 && bottom - top > 2);
    buttons.forEach((one, at) => {
      for (const other of buttons.slice(at + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 1 && down > 1)
          faults.push(`lie over each other: ${described(one.button)} and ${described(other.button)}`);
      }
    });
    return faults;
  });
}
