// The part of the practice server's page that changes: the last token that it was sent, and the last sign-in.
import { html } from 'hono/html';
import type { SeenSignIn, SeenToken } from './last-seen.ts';
import type { PracticeAccount } from './practice-accounts.ts';
import { signInVerdict } from './sign-in-verdict.ts';

type Html = ReturnType<typeof html>;

const TOKEN_VERDICTS: Readonly<Record<SeenToken['verdict'], string>> = {
  valid: 'Accepted',
  expired: 'Refused: it has expired',
  revoked: 'Refused: it was revoked',
  unknown: 'Refused: this server did not give it out',
};

const NAMES = [
  ['company_name', 'Company name'],
  ['username', 'User name'],
  ['user_id', 'User ID'],
] as const;

export function lastToken(seen: SeenToken | undefined): Html {
  if (seen === undefined) return none();
  const { endpoint, atMs, ending, verdict, issued } = seen;
  return html`<dl>
<dt>Result</dt><dd class="${verdict === 'valid' ? 'good' : 'bad'}">${TOKEN_VERDICTS[verdict]}</dd>
<dt>Sent</dt><dd>${time(atMs)}, to ${endpoint}</dd>
<dt>Token</dt><dd>${ending === undefined ? 'too short to show any of it' : html`ends in <code>${ending}</code>`}</dd>
${issued === undefined ? '' : ownTokenRows(issued)}
</dl>`;
}

function ownTokenRows({ account, expiresAtMs }: NonNullable<SeenToken['issued']>): Html {
  const company = account.service === 'klearstack' ? account.companyName : account.client;
  return html`<dt>Account</dt><dd><bdi>${account.username}</bdi>, <bdi>${company}</bdi></dd>
<dt>Expires</dt><dd>${time(expiresAtMs)}</dd>`;
}

export function lastSignIn(seen: SeenSignIn | undefined, accounts: readonly PracticeAccount[]): Html {
  if (seen === undefined) return none();
  const { isGood, words } = signInVerdict(seen, accounts);
  const sent = NAMES.flatMap(([name, label]) => {
    const text = seen.names[name];
    return text === undefined ? [] : [html`<dt>${label}</dt><dd><bdi>${text}</bdi></dd>`];
  });
  return html`<dl>
<dt>Result</dt><dd class="${isGood ? 'good' : 'bad'}">${words}</dd>
<dt>Sent</dt><dd>${time(seen.atMs)}, to ${seen.endpoint}</dd>
${sent}
</dl>`;
}

function none(): Html {
  return html`<p class="soft">None yet.</p>`;
}

/** In the time zone of this computer, on which the browser runs too; the date only where it is not today's. */
function time(atMs: number): Html {
  const at = new Date(atMs);
  const isToday = at.toDateString() === new Date().toDateString();
  const words = at.toLocaleString('en-GB', {
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle: 'medium',
  });
  return html`<time datetime="${at.toISOString()}">${words}</time>`;
}
