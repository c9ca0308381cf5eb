// What a company trusts beyond what this computer does: look at a certificate, trust it or an authority, stop trusting.
// Main decides by what it saw itself; the window names what the operator saw.
import type { CertificateFacts, CertificateFault } from '../trust.ts';
import type { Problem } from './problem.ts';

/** Bytes that are read of a certificate file. */
export const CERTIFICATE_FILE_LIMIT_BYTES = 262_144;

/** What a company trusts, as it is shown. */
export interface TrustView {
  readonly certificate?: CertificateFacts & {
    readonly host: string;
    readonly accepted: readonly CertificateFault[];
    readonly sinceMs: number;
  };
  readonly authority?: CertificateFacts & { readonly sinceMs: number };
}

/** Whose certificate: that of a company's own address, or of the address that is being typed for one. */
export type CertificateSubject =
  | { readonly kind: 'company'; readonly companyId: string }
  | {
      readonly kind: 'draft';
      /** Null: of a company that is being added. */
      readonly companyId: string | null;
      readonly providerId: string;
      readonly address: string;
      /** What the operator has agreed to trust with it. */
      readonly authority?: AuthorityConsent;
    };

export type CertificateLookView =
  | {
      readonly outcome: 'refused';
      readonly lookId: string;
      readonly host: string;
      readonly facts: CertificateFacts;
      readonly faults: readonly CertificateFault[];
      /** The names and addresses that it is for. */
      readonly hosts: readonly string[];
      /** An authority that the company trusts has issued it, so that is not what is wrong. */
      readonly isIssuerTrusted?: true;
    }
  /** By this computer, or by what the company trusts already. */
  | { readonly outcome: 'trusted'; readonly host: string }
  | {
      readonly outcome: 'failed';
      readonly host: string;
      readonly problem: Pick<Problem, 'title' | 'meaning'>;
    };

/** What came of reading a file with the certificate of an authority. */
export type AuthorityOffer =
  | {
      readonly outcome: 'read';
      readonly authorityId: string;
      readonly fileName: string;
      readonly facts: CertificateFacts;
    }
  | {
      readonly outcome: 'refused';
      readonly fileName: string;
      readonly title: string;
      readonly meaning: string;
    };

/** Bytes as base64. */
export type CertificateFileReading =
  | { readonly kind: 'bytes'; readonly base64: string }
  | { readonly kind: 'tooLarge' | 'unreadable' };

/** The certificate of a look, with all that was wrong with it, as the operator saw it and agreed. */
export interface CertificateConsent {
  readonly lookId: string;
  readonly fingerprint: string;
  readonly accepted: readonly CertificateFault[];
}

export interface AuthorityConsent {
  readonly authorityId: string;
  readonly fingerprint: string;
}

/** What goes with a company that is saved: null leaves what it trusts as it is. */
export interface TrustConsent {
  readonly certificate: CertificateConsent | null;
  readonly authority: AuthorityConsent | null;
}

export interface TrustContract {
  /** Sends no request. */
  lookAtCertificate: { input: CertificateSubject; answer: CertificateLookView };
  /** For this company and the host of the look alone; `stale`: look again. */
  trustCertificate: {
    input: { readonly companyId: string } & CertificateConsent;
    answer: { readonly outcome: 'trusted' | 'stale' };
  };
  /** Asks for a file; null where the operator chose none. Nothing is trusted yet. */
  chooseAuthority: { input: undefined; answer: AuthorityOffer | null };
  /** A file that was dropped. Nothing is trusted yet. */
  offerAuthority: {
    input: { readonly fileName: string; readonly reading: CertificateFileReading };
    answer: AuthorityOffer;
  };
  trustAuthority: {
    input: { readonly companyId: string } & AuthorityConsent;
    answer: { readonly outcome: 'trusted' | 'stale' };
  };
  /** At once, open connections included. */
  stopTrusting: {
    input: { readonly companyId: string; readonly what: 'certificate' | 'authority' };
    answer: undefined;
  };
  /** Puts a certificate's fingerprint on the clipboard, as other tools write it. */
  copyFingerprint: { input: { readonly fingerprint: string }; answer: { readonly copied: boolean } };
}
