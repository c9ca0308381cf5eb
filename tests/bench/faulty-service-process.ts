// The practice server of the soak and of the night, in a process of its own: answers well until it is told to misbehave, and from then
// on now and then fails, drops a connection, dawdles or is gone for a while. Started by faulty-service.ts.
import { PRACTICE_ENDPOINTS } from '../../app/practice/practice-app.ts';
import type { Fault, PracticeEndpoint } from '../../app/practice/practice-control.ts';
import { startPracticeServer } from '../../app/practice/practice-server.ts';
import type { FaultyServiceState } from './faulty-service.ts';

/** Given by who starts it. */
const ACCESS_TTL_S = Number(process.argv[2]);
const REFRESH_TTL_S = 24 * 60 * 60;
/** Of 1,000 requests for a token. */
const FAILED = 50;
const DROPPED = 20;
const SLOW = 20;
const [SLOW_LEAST_MS, SLOW_MOST_MS] = [500, 4_000];
const FIRST_OUTAGE_MS = 90_000;
const OUTAGE_EVERY_MS = 240_000;
const OUTAGE_MS = 30_000;

const server = await startPracticeServer({ accessTtlS: ACCESS_TTL_S, refreshTtlS: REFRESH_TTL_S });
const { control } = server;
const counts = { requests: 0, failed: 0, dropped: 0, slow: 0, outages: 0, refused: 0 };
let outage: FaultyServiceState['outage'] = 'none';
let misbehaves = false;

const tokenEndpoints = PRACTICE_ENDPOINTS.map(
  ({ path }) => path.split('/').at(-1) as PracticeEndpoint,
).filter((endpoint) => endpoint !== 'whoami');

/** One fault is always armed; when it is taken, the next one takes its place. */
function arm(endpoint: PracticeEndpoint): void {
  const { kind, fault } = pickFault();
  const hold = async () => {
    counts.requests += 1;
    if (outage === 'failing') counts.refused += 1;
    else if (kind !== 'none') counts[kind] += 1;
    arm(endpoint);
  };
  control.fail(endpoint, { ...fault, hold }, 1);
}

function pickFault(): { readonly kind: 'none' | 'failed' | 'dropped' | 'slow'; readonly fault: Fault } {
  if (!misbehaves) return { kind: 'none', fault: {} };
  if (outage === 'failing') return { kind: 'none', fault: { answer: { status: 503 } } };
  const dice = Math.random() * 1_000;
  if (dice < FAILED) return { kind: 'failed', fault: { answer: { status: 500 + Math.floor(dice % 4) } } };
  if (dice < FAILED + DROPPED) return { kind: 'dropped', fault: { dropConnection: true } };
  if (dice >= FAILED + DROPPED + SLOW) return { kind: 'none', fault: {} };
  const delayMs = SLOW_LEAST_MS + Math.random() * (SLOW_MOST_MS - SLOW_LEAST_MS);
  return { kind: 'slow', fault: { delayMs } };
}

function rearm(): void {
  control.clearFaults();
  tokenEndpoints.forEach(arm);
}

/** In turn: no one listens, and everyone gets a 503. */
async function beginOutage(): Promise<void> {
  counts.outages += 1;
  outage = counts.outages % 2 === 1 ? 'gone' : 'failing';
  tell();
  if (outage === 'gone') await control.pause();
  else rearm();
  setTimeout(() => void endOutage(), OUTAGE_MS);
}

async function endOutage(): Promise<void> {
  if (outage === 'gone') await control.resume();
  outage = 'none';
  rearm();
  tell();
}

function misbehave(): void {
  misbehaves = true;
  rearm();
  setTimeout(() => {
    void beginOutage();
    setInterval(() => void beginOutage(), OUTAGE_EVERY_MS);
  }, FIRST_OUTAGE_MS);
}

function tell(): void {
  process.send?.({ address: server.address, outage, counts } satisfies FaultyServiceState);
}

process.on('message', (message) => {
  if (message === 'misbehave') misbehave();
  else if (message === 'count') rearm();
  else tell();
});
process.once('disconnect', () => process.exit(0));
tell();
