// The home picture goes in the same moment in which the window has drawn what takes its place: nothing flashes in between, and
// nothing is there twice.

/** What is not drawn by then is shown as it is. */
const LATEST_MS = 1_000;

/** Call it before anything is drawn into `place`. */
export function removePictureOnceDrawn(place: Element): void {
  const picture = document.getElementById('picture');
  if (!picture) return;
  const end = () => {
    drawing.disconnect();
    window.clearTimeout(timer);
    picture.remove();
  };
  const drawing = new MutationObserver(() => {
    if (isDrawn(place)) end();
  });
  drawing.observe(place, { childList: true, subtree: true });
  const timer = window.setTimeout(end, LATEST_MS);
}

/** A list measures itself before it draws its rows. */
function isDrawn(place: Element): boolean {
  if (!place.querySelector('main')) return false;
  return !place.querySelector('[role="grid"]') || place.querySelector('[role="row"]') !== null;
}
