// The window's commands about trust: look at a certificate, trust it or an authority for one company, stop trusting.
import { copyPlain, type PlainClipboard } from '../clipboard/plain-copy.ts';
import { type Company, hostOf } from '../companies/company.ts';
import { understoodAddress } from '../companies/company-draft.ts';
import type { CompanyList } from '../companies/company-list.ts';
import { trustAt, withoutTrust, withTrust } from '../companies/company-trust.ts';
import { problemOf } from '../problems/problem-text.ts';
import type { NetworkFailure } from '../providers/network-failure.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { CommandAnswer, CommandInput } from '../shared/contract/bridge.ts';
import type {
  AuthorityOffer,
  CertificateFileReading,
  CertificateLookView,
} from '../shared/contract/trust.ts';
import { fingerprintWithColons } from '../shared/fingerprint.ts';
import type { ServiceTrust } from '../shared/trust.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import type { Sessions } from '../tokens/sessions.ts';
import { type AuthorityReading, readAuthority } from '../trust/authority-file.ts';
import type { Handlers } from './command-dispatcher.ts';
import type { CertificateFileSource } from './file-dialogs.ts';
import type { TrustEvidence } from './trust-evidence.ts';

export interface TrustCommandsOptions {
  readonly evidence: TrustEvidence;
  readonly files: CertificateFileSource;
  readonly companies: CompanyList;
  readonly providers: ProviderRegistry;
  readonly sessions: Sessions;
  readonly clipboard: PlainClipboard;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly onChange: () => void;
}

type TrustCommandName =
  | 'lookAtCertificate'
  | 'trustCertificate'
  | 'chooseAuthority'
  | 'offerAuthority'
  | 'trustAuthority'
  | 'stopTrusting'
  | 'copyFingerprint';

/** Where a look goes to, and for whom. */
type LookTarget = Pick<Company, 'label' | 'providerId' | 'address'> & { readonly trust: ServiceTrust };

export class TrustCommands {
  readonly #options: TrustCommandsOptions;

  constructor(options: TrustCommandsOptions) {
    this.#options = options;
  }

  readonly handlers: Handlers<TrustCommandName> = {
    lookAtCertificate: (subject) => this.#look(subject),
    trustCertificate: ({ companyId, ...consent }) => {
      const company = this.#company(companyId);
      const certificate = this.#options.evidence.certificateOf(consent, company);
      return certificate ? this.#trust(company, { certificate }) : { outcome: 'stale' };
    },
    chooseAuthority: async () => {
      const { files, texts } = this.#options;
      const request = { title: texts.say('authority.dialog'), fileKind: texts.say('authority.fileKind') };
      const file = await files.choose(request);
      return file ? this.#offer(file.fileName, file.reading) : null;
    },
    offerAuthority: ({ fileName, reading }) => this.#offer(fileName, reading),
    trustAuthority: ({ companyId, ...consent }) => {
      const authority = this.#options.evidence.authorityOf(consent);
      return authority ? this.#trust(this.#company(companyId), { authority }) : { outcome: 'stale' };
    },
    stopTrusting: async ({ companyId, what }) => {
      await this.#change(withoutTrust(this.#company(companyId), what));
      return undefined;
    },
    copyFingerprint: async ({ fingerprint }) => ({
      copied: await copyPlain(this.#options.clipboard, fingerprintWithColons(fingerprint)),
    }),
  };

  async #look(subject: CommandInput<'lookAtCertificate'>): Promise<CertificateLookView> {
    const target = this.#target(subject);
    if (!target) return this.#failed('', this.#say('noAddress', ''));
    const host = hostOf(target);
    const seen = await this.#options.evidence.look(new URL(target.address), target.trust);
    if (seen.kind === 'trusted') return { outcome: 'trusted', host };
    if (seen.kind === 'failed') return this.#failed(host, this.#problem(seen.failure, target));
    const { lookId, facts, faults, hosts, isIssuerTrusted } = seen;
    const issuer = isIssuerTrusted && { isIssuerTrusted };
    return { outcome: 'refused', lookId, host, facts, faults, hosts, ...issuer };
  }

  #target(subject: CommandInput<'lookAtCertificate'>): LookTarget | undefined {
    const { companies, providers } = this.#options;
    const company = subject.companyId === null ? undefined : companies.get(subject.companyId);
    if (subject.kind === 'company') return company && { ...company, trust: trustAt(company) };
    const understood = understoodAddress(subject, providers.get(subject.providerId), company);
    if (!understood) return undefined;
    const { address } = understood;
    const { providerId } = subject;
    const label = company?.label ?? hostOf({ address });
    const authority = subject.authority && this.#options.evidence.authorityOf(subject.authority);
    const trust = { ...trustAt({ trust: company?.trust, address }), ...(authority && { authority }) };
    return { label, providerId, address, trust };
  }

  #problem(failure: NetworkFailure, target: LookTarget) {
    // A handshake that failed without a certificate: the words for a refused certificate would be wrong.
    if (failure.kind === 'insecure' && failure.reason === undefined)
      return this.#say('noCertificate', hostOf(target));
    const { texts, providers, clock } = this.#options;
    const provider = providers.get(target.providerId);
    const context = { texts, company: target, provider, token: undefined, nowMs: clock.now() };
    return problemOf({ kind: 'failedSignIn', failure }, context);
  }

  #say(what: 'noAddress' | 'noCertificate', host: string) {
    const { texts } = this.#options;
    return { title: texts.say(`look.${what}.title`), meaning: texts.say(`look.${what}.meaning`, { host }) };
  }

  #failed(host: string, { title, meaning }: { title: string; meaning: string }): CertificateLookView {
    return { outcome: 'failed', host, problem: { title, meaning } };
  }

  #offer(fileName: string, reading: CertificateFileReading): AuthorityOffer {
    const { texts, clock, evidence } = this.#options;
    const read = readOffer(reading, clock.now());
    if (read.kind === 'refused') {
      const title = texts.say(`authority.fault.${read.fault}.title`);
      const meaning = texts.say(`authority.fault.${read.fault}.meaning`);
      return { outcome: 'refused', fileName, title, meaning };
    }
    const { certificate: _der, ...facts } = read.authority;
    return { outcome: 'read', fileName, facts, authorityId: evidence.noteAuthority(read.authority) };
  }

  async #trust(company: Company, more: ServiceTrust): Promise<CommandAnswer<'trustAuthority'>> {
    await this.#change(withTrust(company, { ...trustAt(company), ...more }));
    return { outcome: 'trusted' };
  }

  /** The session gives up what is under way; what can be renewed then shows at once whether its service is trusted. */
  async #change(company: Company): Promise<void> {
    const { companies, sessions, onChange } = this.#options;
    const saved = companies.update(company);
    const session = sessions.get(company.id);
    const settled = session?.changeSettings(company);
    // Joins the renewal that the change has begun, if it has.
    void session?.renew({ urgent: true });
    onChange();
    await Promise.all([saved, settled]);
  }

  #company(companyId: string): Company {
    const company = this.#options.companies.get(companyId);
    if (!company) throw new Error('no such company');
    return company;
  }
}

function readOffer(
  reading: CertificateFileReading,
  nowMs: number,
): AuthorityReading | { readonly kind: 'refused'; readonly fault: 'unreadable' } {
  if (reading.kind === 'bytes') return readAuthority(Buffer.from(reading.base64, 'base64'), nowMs);
  // No certificate is as large as that.
  const fault = reading.kind === 'tooLarge' ? 'notACertificate' : 'unreadable';
  return { kind: 'refused', fault };
}
