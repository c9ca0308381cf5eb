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
    refreshes: provider.refresh !== undefined,
    fields: provider.fields.map((field) => fieldView(field, texts)),
    renewsWith: renewsWith(provider),
    ...(userIdLookup && {
      userIdLookup: {
        fields: userIdLookup.fields.map((field) => fieldView(field, texts)),
        canSignInBy: userIdLookup.signInBy !== undefined,
      },
    }),
  };
}

/** Where there is no refresh token, a renewal is a sign-in. */
function renewsWith({ refresh, refreshSecrets = [], fields }: TokenProvider): readonly string[] {
  return refresh ? refreshSecrets : fields.filter(({ secret }) => secret).map(({ name }) => name);
}

/** A field as it is labelled in the operator's language. */
export function fieldView(field: SignInField, texts: Texts): FieldView {
  const { name, labelKey, hintKey, secret, optional, choices, isSwitch } = field;
  return {
    name,
    label: texts.say(labelKey),
    secret,
    ...(hintKey && { hint: texts.say(hintKey) }),
    ...(optional && { optional }),
    ...(choices && {
      choices: choices.map((each) => ({ value: each.value, label: texts.say(each.labelKey) })),
    }),
    ...(isSwitch && { isSwitch }),
  };
}
