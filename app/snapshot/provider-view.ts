// A token service's description of itself, in the operator's language.
import type { TokenProvider } from '../providers/provider.ts';
import type { ProviderView } from '../shared/contract/companies.ts';
import type { Texts } from '../texts/texts.ts';

export function providerView(provider: TokenProvider, texts: Texts): ProviderView {
  return {
    id: provider.id,
    name: texts.say(provider.nameKey),
    description: texts.say(provider.descriptionKey),
    addressLabel: texts.say(provider.addressLabelKey),
    addressHint: texts.say(provider.addressHintKey),
    addressExample: provider.addressExample,
    refreshes: provider.refresh !== undefined,
    fields: provider.fields.map(({ name, labelKey, hintKey, secret }) => ({
      name,
      label: texts.say(labelKey),
      secret,
      ...(hintKey === undefined ? {} : { hint: texts.say(hintKey) }),
    })),
  };
}
