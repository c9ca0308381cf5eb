// The practice server's page: what it is, who may sign in, and what it saw last. A description in, HTML out.
// It holds no token. `html` escapes every value that it is given; names may have been sent by anyone.
import { html, raw } from 'hono/html';
import { duration } from './duration.ts';
import { GENERATE_TOKEN_PATH } from './generate-token-routes.ts';
import type { SeenSignIn, SeenToken } from './last-seen.ts';
import type { GenerateTokenAccount, KlearStackAccount, PracticeAccount } from './practice-accounts.ts';
import type { PracticeSettings } from './practice-settings.ts';
import { REVOKE_PATHS } from './revoke-routes.ts';
import { lastSignIn, lastToken } from './start-page-news.ts';
import { START_PAGE_SCRIPT } from './start-page-script.ts';
import { START_PAGE_STYLE } from './start-page-style.ts';

export interface PageContent {
  readonly address: string;
  readonly accounts: readonly PracticeAccount[];
  readonly settings: PracticeSettings;
  readonly canRevoke: boolean;
  readonly token: SeenToken | undefined;
  readonly signIn: SeenSignIn | undefined;
}

type Html = ReturnType<typeof html>;

export function startPage(content: PageContent): Html {
  const { accounts, token, signIn, canRevoke } = content;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>TokenTray practice server</title>
<link rel="icon" href="data:,">
<style>${raw(START_PAGE_STYLE)}</style>
</head>
<body>
<main>
<header>
<h1>TokenTray practice server</h1>
<p>This server plays the token services KlearStack and Generate Token on this computer, so that you can try TokenTray without
a real account. Everything here is made up: its passwords and tokens are worth nothing anywhere else.</p>
</header>
<p id="connection" role="status"></p>
<div id="news">
<section><h2>Last token received</h2><div id="last-token" aria-live="polite">${lastToken(token)}</div></section>
<section><h2>Last sign-in</h2><div id="last-sign-in" aria-live="polite">${lastSignIn(signIn, accounts)}</div></section>
</div>
${canRevoke ? revoking() : ''}
${accountTables(content)}
${behavior(content)}
<noscript><p>Reload this page to see what is new.</p></noscript>
</main>
<script>${raw(START_PAGE_SCRIPT)}</script>
</body>
</html>`;
}

function revoking(): Html {
  return html`<section>
<h2>Revoke tokens</h2>
<div class="buttons">
<form method="post" action="${REVOKE_PATHS.access}"><button>Revoke access tokens</button></form>
<form method="post" action="${REVOKE_PATHS.all}"><button>Revoke access and refresh tokens</button></form>
</div>
<p class="soft">This server then refuses the tokens that it has given out so far. With a valid refresh token, TokenTray can
get a new access token. Without one, it has to sign in again.</p>
</section>`;
}

function accountTables({ address, accounts }: PageContent): Html {
  const klearStack = accounts.filter((each) => each.service === 'klearstack');
  const generateToken = accounts.filter((each) => each.service === 'generate-token');
  return html`<section>
<h2>Accounts</h2>
<div class="scroll" role="region" aria-label="Accounts" tabindex="0">
<table>
<caption>KlearStack, at ${code(address)}</caption>
<thead><tr>${columns('Company name', 'User name', 'Password', 'User ID')}</tr></thead>
<tbody>${klearStack.map(klearStackRow)}</tbody>
</table>
<table>
<caption>Generate Token, at ${code(`${address}${GENERATE_TOKEN_PATH}`)}</caption>
<thead><tr>${columns('User name', 'Password')}</tr></thead>
<tbody>${generateToken.map(generateTokenRow)}</tbody>
</table>
</div>
</section>`;
}

function columns(...names: readonly string[]) {
  return names.map((name) => html`<th scope="col">${name}</th>`);
}

function klearStackRow({ companyName, username, password, userId }: KlearStackAccount): Html {
  return html`<tr>${[companyName, username, password, userId].map(cell)}</tr>`;
}

function generateTokenRow({ username, password }: GenerateTokenAccount): Html {
  return html`<tr>${[username, password].map(cell)}</tr>`;
}

function cell(text: string): Html {
  return html`<td>${code(text)}</td>`;
}

function code(text: string): Html {
  return html`<code>${text}</code>`;
}

function behavior({ settings }: PageContent): Html {
  const { accessTtlS, refreshTtlS, generateTokenTtlS, headersRequired } = settings;
  return html`<section>
<h2>How it answers</h2>
<dl>
<dt>KlearStack</dt><dd>Access tokens live ${duration(accessTtlS)}, refresh tokens ${duration(refreshTtlS)}.</dd>
<dt>Generate Token</dt><dd>Tokens live ${duration(generateTokenTtlS)}. User name and password are expected
${headersRequired ? 'in the body and as headers' : 'in the body'}.</dd>
<dt>Check a token</dt><dd>${code('GET /whoami')} says who it belongs to.</dd>
</dl>
</section>`;
}
