// While messages lie over the end of the page, what scrolls has as much room at its end, so that the last rows can be scrolled
// free of them. Knows no message.

const ROOM = '--toast-room';
/** Below the messages, and above them. */
const MARGIN_PX = 32;

/** As a React ref: keeps room for `region` for as long as it is there. */
export function keepRoom(region: HTMLElement | null): (() => void) | undefined {
  if (!region) return undefined;
  stopReturning?.();
  const observer = new ResizeObserver(() => {
    document.documentElement.style.setProperty(ROOM, `${region.offsetHeight + MARGIN_PX}px`);
  });
  observer.observe(region);
  return () => {
    observer.disconnect();
    returnRoom();
  };
}

let stopReturning: (() => void) | undefined;

/** Not while someone has scrolled into it: the rows would move under the hand. */
function returnRoom(): void {
  const stop = new AbortController();
  const tryIt = () => {
    if (isRoomInUse()) return;
    document.documentElement.style.removeProperty(ROOM);
    stop.abort();
  };
  document.addEventListener('scroll', tryIt, { capture: true, signal: stop.signal });
  stopReturning = () => stop.abort();
  tryIt();
}

function isRoomInUse(): boolean {
  const roomPx = Number.parseFloat(document.documentElement.style.getPropertyValue(ROOM)) || 0;
  const lastTop = ({ scrollHeight, clientHeight }: Element) =>
    Math.max(0, scrollHeight - clientHeight - roomPx);
  return [...document.querySelectorAll('[data-scroller]')].some(
    (scroller) => scroller.scrollTop > lastTop(scroller) + 1,
  );
}
