// The script of the practice server's page: while someone looks at it, it asks every two seconds for what is new.

/** Replaces a part only when it has changed, so that a screen reader hears of news alone. */
export const START_PAGE_SCRIPT = `
const EVERY_MS = 2000;
const news = document.getElementById('news');
const connection = document.getElementById('connection');

async function update() {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href, { cache: 'no-store' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of news.querySelectorAll('[id]')) {
      const fresh = page.getElementById(part.id);
      if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
    }
    connection.textContent = '';
  } catch {
    connection.textContent = 'The practice server no longer answers.';
  }
}

setInterval(update, EVERY_MS);
document.addEventListener('visibilitychange', update);
`;
