// The choice of provider, as cards.
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import type { ProviderView } from '../../app/shared/contract/companies.ts';
import { useTexts } from '../texts/texts.ts';
import styles from './provider-choice.module.css';

interface ProviderChoiceProps {
  readonly providers: readonly ProviderView[];
  readonly chosenId: string;
  readonly onChoose: (provider: ProviderView) => void;
}

export function ProviderChoice({ providers, chosenId, onChoose }: ProviderChoiceProps) {
  const t = useTexts();
  const choose = (chosen: string) => {
    const provider = providers.find(({ id }) => id === chosen);
    if (provider) onChoose(provider);
  };
  return (
    <RadioGroup className={styles.group ?? ''} value={chosenId} onChange={choose}>
      <Label className={styles.label ?? ''}>{t('form.service')}</Label>
      <div className={styles.cards}>
        {providers.map(({ id, name, description }) => (
          <RadioField key={id} value={id} className={styles.card ?? ''}>
            <RadioButton className={styles.choice ?? ''}>
              <span className={styles.dot} aria-hidden="true" />
              <span className={styles.name}>{name}</span>
            </RadioButton>
            <Text slot="description" className={styles.description ?? ''}>
              {description}
            </Text>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
