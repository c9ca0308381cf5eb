// What a pasted token is compared with: a company and its session, without the session's secrets.
import type { Company } from '../companies/company.ts';
import type { SessionView } from '../tokens/session-status.ts';

export interface KnownSession {
  readonly company: Pick<Company, 'id' | 'label' | 'address' | 'account' | 'providerId'>;
  readonly view: SessionView;
  holds(digest: Buffer): boolean;
}
