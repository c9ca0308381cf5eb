// A setup check on a computer in order, each part of which a test can break.
import 'ky'; // The first request loads it from disk, and the time that a test lets pass does not wait for that.
import { TokenClipboard } from '../../../app/clipboard/token-clipboard.ts';
import type { Company } from '../../../app/companies/company.ts';
import type { SetupSystem } from '../../../app/diagnostics/host-system.ts';
import { SetupCheck } from '../../../app/diagnostics/setup-check.ts';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';
import { MemoryClipboard } from '../../support/core/memory-clipboard.ts';
import { SwitchedCipher } from '../../support/core/switched-cipher.ts';

export function company(label: string, address: string): Company {
  const fixed = {
    providerId: 'generate-token',
    account: {},
    storePassword: false,
    copyFormat: 'token',
  } as const;
  return { id: label, label, address, practice: false, ...fixed };
}

export function setUp(platform = 'linux') {
  const clock = new ManualClock();
  const clipboard = new MemoryClipboard();
  const cipher = new SwitchedCipher();
  const network = { online: true, isOnline: () => network.online };
  const system = {
    lookForTray: async () => 'available',
    showTestNotification: async () => 'shown',
    proxyFor: async () => 'DIRECT',
    isAcceptedElsewhere: async () => false,
  } as { -readonly [Part in keyof SetupSystem]: SetupSystem[Part] };
  const companies: Company[] = [];
  const requests: Request[] = [];
  const service = {
    aheadMs: 0,
    answer: async (url: URL): Promise<Response> => {
      const date = new Date(clock.now() + service.aheadMs).toUTCString();
      return new Response('not read', {
        status: url.host.startsWith('missing') ? 404 : 200,
        headers: { date },
      });
    },
  };
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    return service.answer(new URL(request.url));
  };
  const told = { onPutBack: () => {}, onChange: () => {} };
  const tokens = new TokenClipboard({ clipboard, clock, clearAfterS: () => 60, ...told });
  const check = new SetupCheck({
    ...{ clock, cipher, network, system, clipboard: tokens, platform },
    texts: new Texts(),
    http: new HttpClient({ fetch, clock }),
    companies: { all: () => companies },
    newProbe: () => 'practice-probe',
  });
  const run = async () => {
    const results = check.run();
    await settle();
    await clock.advance(10_000);
    return Object.fromEntries((await results).map((result) => [result.id, result]));
  };
  return { clock, clipboard, tokens, cipher, network, system, companies, requests, service, check, run };
}
