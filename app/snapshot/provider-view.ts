// A token service's description of itself, in the operator's language.
import type { SignInField, TokenProvider } from '../providers/provider.ts';
import type { FieldView, ProviderView } from '../shared/contract/companies.ts';
import type { Texts } from '../texts/texts.ts';

export function providerView(provider: TokenProvider, texts: Texts): ProviderView {
  const { userIdLookup } = provider;
  return {
    id: provider.id,
    name: texts.say(provider.nameKey),
    description: texts.say(provider.descriptionKey),
    addressLabel: texts.say(provider.addressLabelKey),
    addressHint: texts.say(provider.addressHintKey),
    addressExample: provider.addressExample,
    fields: provider.fields.map((field) => fieldView(field, texts)),
    ...(userIdLookup && {
      userIdLookup: {
        fields: userIdLookup.fields.map((field) => fieldView(field, texts)),
        canSignInBy: userIdLookup.signInBy !== undefined,
      },
    }),
  };
}

function fieldView({ name, labelKey, hintKey, secret }: SignInField, texts: Texts): FieldView {
  return {
    name,
    label: texts.say(labelKey),
    secret,
    ...(hintKey === undefined ? {} : { hint: texts.say(hintKey) }),
  };
}
