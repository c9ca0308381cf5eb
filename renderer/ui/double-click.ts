// A double-click counts once: its second press does nothing to what the first one brought under the pointer, such as the page of
// the row, a question, or the Cancel that took the place of "Sign in". Clicks of keys and screen readers are none of this.

/** What a press is about, rather than an icon or a word in it. */
const CONTROL = 'button, a, label, [role]';
/** The header of one page is a line higher than that of another. */
const NEAR_PX = 16;

interface Pressed {
  readonly control: Element;
  /** Where it was then. */
  readonly left: number;
  readonly top: number;
}

/** Where the clicks that follow fast on each other began. */
let first: Pressed | undefined;
let isStray = false;

/** Call it before anything is drawn: what listens for clicks later hears of a stray one only if it asks. */
export function countDoubleClicksOnce(page: Document): void {
  page.addEventListener('click', hear, true);
}

/** Whether the click that is on its way is to do nothing, for what hears it before the page does. */
export const isStrayClick = (): boolean => isStray;

function hear(event: MouseEvent): void {
  isStray = false;
  const { detail, target } = event;
  if (detail === 0 || !(target instanceof Element)) return;
  const pressed = pressedAt(target);
  if (detail === 1) first = pressed;
  else isStray = !first || !isSame(first, pressed);
  if (!isStray) return;
  event.preventDefault();
  event.stopPropagation();
}

function pressedAt(target: Element): Pressed {
  const control = target.closest(CONTROL) ?? target;
  const { left, top } = control.getBoundingClientRect();
  return { control, left, top };
}

/** Back, pressed twice in a hurry, is another page's Back the second time. */
function isSame(one: Pressed, other: Pressed): boolean {
  if (one.control === other.control) return true;
  const isNear = Math.max(Math.abs(one.left - other.left), Math.abs(one.top - other.top)) <= NEAR_PX;
  return isNear && nameOf(one.control) === nameOf(other.control);
}

const nameOf = (control: Element) =>
  `${control.tagName} ${control.getAttribute('aria-label') ?? control.textContent}`;
