// Chromium's network for the token services: system proxy, the operating system's certificates, nothing kept.
import { net, type Session, session } from 'electron';
import { CertificateViewer } from '../../providers/certificate-viewer.ts';
import type { Clock } from '../../time/clock.ts';
import { inTime } from '../../time/time-limit.ts';
import type { Network } from '../../tokens/renewal-scheduler.ts';
import type { ChainVerifier } from '../../trust/chain-verifier.ts';
import type { Judge } from '../../trust/judgement.ts';
import type { OpenPartition, VerifyAnswer } from '../../trust/partition.ts';
import { TrustingNetwork } from '../../trust/trusting-network.ts';
import type { ComputerTrust } from './computer-trust.ts';
import { LinuxAuthorities } from './linux-authorities.ts';
import { systemClock } from './system-clock.ts';

const PROXY_SETTINGS_LIMIT_MS = 3_000;

/** What `setCertificateVerifyProc` understands. */
const ANSWERS: Readonly<Record<VerifyAnswer, number>> = { accept: 0, refuse: -2, asChromium: -3 };

/** The network that requests take, and looks at what it would show. Call after the app is ready. */
export function createServiceNetwork({
  clock,
  platform,
}: {
  readonly clock: Clock;
  readonly platform: string;
}) {
  const added = platform === 'linux' ? new LinuxAuthorities() : undefined;
  const judge: Judge = {
    verifier: { verify: async (...asked) => (await loadVerifier(clock)).verify(...asked) },
    systemAuthorities: async () => (await added?.read()) ?? [],
    nowMs: () => clock.now(),
  };
  const systemVersion = async () => {
    await added?.recheck();
    return added?.version ?? 0;
  };
  const certificates = new CertificateViewer({ open: openPartition, judge, clock });
  let computerTrust: Promise<ComputerTrust> | undefined;
  return {
    network: new TrustingNetwork({ open: openPartition, judge, systemVersion }),
    certificates,
    isAcceptedElsewhere: async (url: string) => {
      computerTrust ??= loadComputerTrust(certificates, judge.verifier);
      return (await computerTrust).accepts(new URL(url));
    },
  };
}

/** Loaded only when a chain under an authority has to be judged. */
async function loadVerifier(clock: Clock): Promise<ChainVerifier> {
  const [{ HandshakeVerifier }, { openWay }] = await Promise.all([
    import('../../trust/handshake-verifier.ts'),
    import('./server-way.ts'),
  ]);
  return new HandshakeVerifier({ clock, open: (server, signal) => openWay(server, serviceProxy, signal) });
}

/** Loaded only when a setup check meets a certificate whose issuer is not known. */
async function loadComputerTrust(certificates: CertificateViewer, verifier: ChainVerifier) {
  const module = await import('./computer-trust.ts');
  return new module.ComputerTrust({ certificates, verifier });
}

/**
 * In memory only: no cookie, no cache, no credential outlives the app. What holds for all of Electron's sessions, that none
 * sends a client certificate, is in `chromium-hardening.ts`.
 */
const openPartition: OpenPartition = (name, verify) => {
  const own = session.fromPartition(name, { cache: false });
  own.setCertificateVerifyProc(({ hostname, certificate, errorCode }, answer) => {
    const above = certificate.issuerCert?.data;
    const shown = { hostname, verdict: errorCode, certificate: certificate.data, ...(above && { above }) };
    // A judge that fails accepts nothing; Chromium's own refusal says more than ours.
    verify(shown).then(
      (said) => answer(ANSWERS[said]),
      () => answer(errorCode === 0 ? ANSWERS.refuse : ANSWERS.asChromium),
    );
  });
  refuseUnusableAnswers(own);
  return {
    fetch: async (input, init) => {
      await hearOfProxy(own);
      return own.fetch(input as Parameters<typeof own.fetch>[0], init as RequestInit);
    },
    close: () => void own.closeAllConnections(),
  };
};

/** Asked once: it fetches a PAC file again. */
const proxySettings = new WeakMap<Session, Promise<void>>();

/** A session that was just made goes past the proxy until it has heard of it (electron/electron#26166). */
function hearOfProxy(own: Session): Promise<void> {
  const heard = proxySettings.get(own) ?? askForProxy(own);
  proxySettings.set(own, heard);
  return heard;
}

/** Without a limit it would wait for ever where Chromium's network process ends in that moment. */
async function askForProxy(own: Session): Promise<void> {
  const settings = own.forceReloadProxyConfig().catch(() => undefined);
  await inTime(systemClock, PROXY_SETTINGS_LIMIT_MS, settings, undefined);
}

/** A status that `Response` does not allow makes Electron throw outside of any promise, so such an answer is cancelled here. */
function refuseUnusableAnswers(own: Session): void {
  own.webRequest.onHeadersReceived(({ statusCode, statusLine }, answer) => {
    const isUnusable = statusCode < 200 || statusCode > 599 || /[^\t\x20-\x7e\x80-\xff]/.test(statusLine);
    answer(isUnusable ? { cancel: true } : {});
  });
}

/** How requests to an address are routed, as in a PAC file. */
export async function serviceProxy(url: string): Promise<string> {
  const own = session.fromPartition('services', { cache: false });
  await hearOfProxy(own);
  return own.resolveProxy(url);
}

export const electronNetwork: Network = { isOnline: () => net.isOnline() };
