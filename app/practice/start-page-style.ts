// The style of the practice server's page: the system's font, light and dark, for any width.

export const START_PAGE_STYLE = `
:root { color-scheme: light dark;
  --text: light-dark(#1d2430, #e8ebf0); --soft: light-dark(#55606f, #a8b2c0); --back: light-dark(#f5f6f8, #14181e);
  --card: light-dark(#ffffff, #1d232b); --line: light-dark(#d5dae1, #39424e); --accent: light-dark(#1f5fbf, #8ab6ff);
  --good: light-dark(#146c43, #6fd3a1); --bad: light-dark(#a5281b, #ff9d90); }
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1rem 3rem; background: var(--back); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 56rem; margin: 0 auto; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 0 0 .75rem; font-size: 1.1rem; }
p { margin: .5rem 0 0; max-width: 44rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.25rem; }
#news { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1.25rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
table + table { margin-top: 1.25rem; }
caption { text-align: start; font-weight: 600; padding-bottom: .35rem; }
th, td { text-align: start; padding: .35rem 1rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 500; color: var(--soft); }
dl { margin: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .35rem 1.25rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
code { font: .9em ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.good, .bad { font-weight: 600; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.soft { color: var(--soft); }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; }
button { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--soft); border-radius: .4rem;
  padding: .4rem .9rem; cursor: pointer; }
button:hover { border-color: var(--accent); color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
#connection { margin: 0; color: var(--bad); }
#connection:empty { position: absolute; }
td code { white-space: pre; }
`;
