// What a token says about itself, in words.
import type { ClaimsView } from '../../app/shared/contract/sessions.ts';
import type { Translate } from '../texts/texts.ts';
import { type Fact, known } from '../ui/fact-list.tsx';

export function claimFacts(
  claims: ClaimsView,
  t: Translate,
  moment: (ms: number) => string,
): readonly Fact[] {
  const told = (ms: number | undefined) => (ms === undefined ? undefined : moment(ms));
  return known([
    [t('company.claimName'), claims.name],
    [t('company.claimEmail'), claims.email],
    [t('company.claimSubject'), claims.subject],
    [t('company.claimIssuer'), claims.issuer],
    [t('company.claimAudience'), claims.audience],
    [t('company.claimIssued'), told(claims.issuedAtMs)],
    [t('company.claimNotBefore'), told(claims.notBeforeMs)],
    [t('company.claimExpires'), told(claims.expiresAtMs)],
  ]);
}
