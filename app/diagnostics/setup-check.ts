// Tries everything that the app needs from this computer and from each company's service, and reports it in words.
import type { TokenClipboard } from '../clipboard/token-clipboard.ts';
import type { CompanyList } from '../companies/company-list.ts';
import type { HttpClient } from '../providers/http-client.ts';
import type { SetupResult } from '../shared/contract/help.ts';
import type { Cipher } from '../storage/cipher.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import { SingleFlight } from '../time/single-flight.ts';
import { inTime } from '../time/time-limit.ts';
import type { Network } from '../tokens/renewal-scheduler.ts';
import { tryClipboard } from './clipboard-check.ts';
import {
  clipboardResult,
  clockOffsetMs,
  clockResult,
  networkResult,
  notificationResult,
  proxyResult,
  type StorageFinding,
  storageResult,
  trayResult,
} from './computer-results.ts';
import type { SetupSystem } from './host-system.ts';
import {
  type Contact,
  hasUnknownIssuer,
  noServiceResult,
  type Reach,
  type Service,
  serviceResult,
  servicesOf,
} from './service-results.ts';

/** For each check of this computer; requests to services have a limit of their own, also below ten seconds. */
const LIMIT_MS = 8_000;
/** For a service and another look at its certificate. */
const CONTACT_LIMIT_MS = 9_500;
/** Each costs a handshake under all of the system's authorities. */
const MAX_LOOKS = 10;

export interface SetupCheckOptions {
  readonly clock: Clock;
  readonly texts: Texts;
  readonly cipher: Cipher & { prepare(): Promise<void> };
  readonly clipboard: Pick<TokenClipboard, 'borrow'>;
  readonly network: Network;
  readonly http: Pick<HttpClient, 'reach'>;
  readonly companies: Pick<CompanyList, 'all'>;
  readonly system: SetupSystem;
  readonly platform: string;
  /** A unique text, to be recognised again. */
  readonly newProbe: () => string;
}

export class SetupCheck {
  readonly #options: SetupCheckOptions;
  readonly #check = new SingleFlight(() => this.#runAll());

  constructor(options: SetupCheckOptions) {
    this.#options = options;
  }

  /** One at a time: a second call gets the first one's results. Never rejects, and ends within ten seconds. */
  run(): Promise<readonly SetupResult[]> {
    return this.#check.run();
  }

  async #runAll(): Promise<readonly SetupResult[]> {
    const services = servicesOf(this.#options.companies.all());
    const { texts, network } = this.#options;
    const [storage, tray, notifications, clipboard, proxy, contacts] = await Promise.all([
      this.#storage(),
      this.#tray(),
      this.#notifications(),
      this.#clipboard(),
      this.#proxy(services),
      this.#contactAll(services),
    ]);
    const answers = contacts.map(({ reach }) => reach).filter((reach) => reach.kind === 'reached');
    return [
      ...[storage, tray, notifications, clipboard, networkResult(texts, network.isOnline())],
      ...(services.length === 0 ? [] : [proxy, clockResult(texts, clockOffsetMs(answers))]),
      ...(services.length === 0 ? [noServiceResult(texts)] : []),
      ...contacts.map((contact) => serviceResult(texts, contact.service, contact)),
    ];
  }

  #contactAll(services: readonly Service[]): Promise<readonly (Contact & { readonly service: Service })[]> {
    const { http, platform, system, clock } = this.#options;
    let looksLeft = platform === 'linux' ? MAX_LOOKS : 0;
    const look = async (origin: string, reach: Reach): Promise<boolean> => {
      if (!hasUnknownIssuer(reach) || looksLeft === 0) return false;
      looksLeft -= 1;
      return system.isAcceptedElsewhere(`${origin}/`);
    };
    const contact = async (service: Service) => {
      const reaching = http.reach(new URL(service.origin), service.trust);
      // A look that fails or is late changes nothing.
      const looking = reaching.then((reach) => look(service.origin, reach)).catch(() => false);
      const isAcceptedElsewhere = await inTime(clock, CONTACT_LIMIT_MS, looking, false);
      return { service, reach: await reaching, isAcceptedElsewhere };
    };
    return Promise.all(services.map(contact));
  }

  async #storage(): Promise<SetupResult> {
    const { texts, cipher, platform, newProbe } = this.#options;
    return storageResult(texts, await this.#inTime(tryStorage(cipher, newProbe())), platform);
  }

  async #tray(): Promise<SetupResult> {
    const { texts, system } = this.#options;
    return trayResult(texts, await this.#inTime(system.lookForTray()));
  }

  async #notifications(): Promise<SetupResult> {
    const { texts, system } = this.#options;
    const title = texts.say('setup.notifications.testTitle');
    const body = texts.say('setup.notifications.testBody');
    return notificationResult(texts, await this.#inTime(system.showTestNotification({ title, body })));
  }

  async #clipboard(): Promise<SetupResult> {
    const { texts, clipboard, clock, newProbe } = this.#options;
    const probe = texts.say('setup.clipboard.probe', { id: newProbe() });
    const finding = clipboard.borrow((lent) => tryClipboard(lent, clock, probe));
    return clipboardResult(texts, await this.#inTime(finding));
  }

  async #proxy(services: readonly Service[]): Promise<SetupResult> {
    const { texts, system } = this.#options;
    const directives = Promise.all(services.map(({ origin }) => system.proxyFor(`${origin}/`)));
    return proxyResult(texts, await this.#inTime(directives));
  }

  /** A check that fails counts as one that never answered: either way the operator cannot rely on it. */
  #inTime<Finding>(work: Promise<Finding>): Promise<Finding | 'late'> {
    // What a platform throws is as good as no answer: both are reported in the same words.
    const settled = work.catch(() => 'late' as const);
    return inTime(this.#options.clock, LIMIT_MS, settled, 'late');
  }
}

/** Encrypts something worthless and decrypts it again, as a stored sign-in would be. */
async function tryStorage(
  cipher: Cipher & { prepare(): Promise<void> },
  probe: string,
): Promise<StorageFinding> {
  try {
    await cipher.prepare();
    if (cipher.strength() === 'none') return 'none';
    return (await cipher.decrypt(await cipher.encrypt(probe))).text === probe ? cipher.strength() : 'broken';
  } catch {
    // A keyring fails in as many ways as there are keyrings; that it failed is the answer.
    return 'broken';
  }
}
