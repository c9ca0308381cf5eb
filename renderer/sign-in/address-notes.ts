// What the form says about how the address is understood, and how it came into its field. Pure.
import type { AddressNotes, CompanyDraft } from '../../app/shared/contract/companies.ts';
import type { Translate } from '../texts/texts.ts';
import { isSameAddress } from './company-draft.ts';

const SHOWN_CHARACTERS = 60;

export interface AddressWords {
  readonly hint?: string;
  readonly warning?: string;
  /** The field has changed without being typed into: a screen reader would not come across the hint. */
  readonly spoken?: string;
}

interface AddressForm {
  readonly draft: Pick<CompanyDraft, 'address'>;
  readonly understood: string | undefined;
  readonly addressNotes: AddressNotes | undefined;
  /** Main's address stands in the field in place of what was typed. */
  readonly isAddressShown: boolean;
}

export function addressNotesIn(form: AddressForm, t: Translate): AddressWords {
  const { draft, understood, addressNotes: notes = {}, isAddressShown } = form;
  if (understood === undefined) return {};
  const { lookAlike } = notes;
  const warning = lookAlike === undefined ? {} : { warning: t('form.realHost', { host: lookAlike }) };
  if (!isAddressShown && !isSameAddress(draft.address, understood))
    return { hint: t('form.understood', { address: understood }), ...warning };
  const words = isAddressShown ? wordsOf(notes, t) : '';
  return words === '' ? warning : { hint: words, spoken: words, ...warning };
}

function wordsOf({ through, isPicked, leftOut }: AddressNotes, t: Translate): string {
  const part =
    leftOut && leftOut.length > SHOWN_CHARACTERS ? `${leftOut.slice(0, SHOWN_CHARACTERS)}…` : leftOut;
  return [
    through === undefined ? isPicked && t('form.addressPicked') : t('form.addressThrough', { host: through }),
    part && t('form.addressLeftOut', { part }),
  ]
    .filter(Boolean)
    .join(' ');
}
