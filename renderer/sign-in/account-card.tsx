// The account that is signed in to: where it is, and who the operator is there.
import { shownValue } from '../../app/shared/account.ts';
import type { CompanyView, ProviderView } from '../../app/shared/contract/companies.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { RowOrigin } from '../ui/row.tsx';
import styles from './account-card.module.css';

interface AccountCardProps {
  readonly company: CompanyView;
  readonly provider: ProviderView;
  /** False in the form that changes it. */
  readonly canEdit?: boolean;
}

export function AccountCard({ company, provider, canEdit = true }: AccountCardProps) {
  const t = useTexts();
  const navigator = useNavigator();
  const { managed } = company;
  const isOpen = (name: string) => !canEdit && managed?.open?.includes(name);
  const shown = provider.fields.filter(
    ({ name, secret }) => !secret && company.account[name] && !isOpen(name),
  );
  return (
    <section className={styles.account} aria-label={t('signIn.account')}>
      <dl className={styles.facts}>
        <div>
          <dt>{provider.addressLabel}</dt>
          <dd>
            <bdi>{company.address}</bdi>
          </dd>
        </div>
        {shown.map((field) => (
          <div key={field.name}>
            <dt>{field.label}</dt>
            <dd>
              <bdi>{shownValue(field, company.account)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <RowOrigin words={managed && t('managed.setBy', { origin: managed.origin })} />
      {canEdit && (!managed || managed.open) && (
        <Button
          weight="quiet"
          icon="edit"
          onPress={() => navigator.open({ screen: 'edit', companyId: company.id })}
        >
          {t('signIn.edit')}
        </Button>
      )}
    </section>
  );
}
