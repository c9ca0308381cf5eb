// The choice of language. Each is named in its own language, so that everyone finds theirs.
import type { LanguageChoice } from '../../app/shared/contract/settings.ts';
import { LANGUAGE_CHOICES } from '../../app/shared/contract/settings.ts';
import { useSnapshot } from '../bridge.ts';
import { ownNameOf } from '../texts/document-language.ts';
import { useTexts } from '../texts/texts.ts';
import { type Choice, Select } from '../ui/select.tsx';

interface LanguageSettingProps {
  readonly chosen: LanguageChoice;
  readonly onChoose: (language: LanguageChoice) => void;
  readonly isDisabled?: boolean;
  readonly origin?: string | undefined;
}

export function LanguageSetting({ chosen, onChoose, ...looks }: LanguageSettingProps) {
  const t = useTexts();
  const systemLanguage = useSnapshot((snapshot) => snapshot.systemLanguage);
  const choice = (id: LanguageChoice): Choice<LanguageChoice> =>
    id === 'system'
      ? { id, name: t('settings.languageSystem', { language: ownNameOf(systemLanguage) }) }
      : { id, name: ownNameOf(id), language: id };
  return (
    <Select
      {...looks}
      isRow
      label={t('settings.language')}
      choices={LANGUAGE_CHOICES.map(choice)}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
