import { describe, expect, it } from 'vitest';
import { addressNotesIn } from '../../../../renderer/sign-in/address-notes.ts';
import type { Translate } from '../../../../renderer/texts/texts.ts';

const keyAndValues: Translate = (key, values) => [key, ...Object.values(values ?? {})].join(' ');
const UNDERSTOOD = 'https://acme.example.com/';

type Form = Parameters<typeof addressNotesIn>[0];
const words = (form: Partial<Form>) =>
  addressNotesIn(
    {
      ...{ draft: { address: UNDERSTOOD }, understood: UNDERSTOOD },
      ...{ addressNotes: undefined, isAddressShown: false, ...form },
    },
    keyAndValues,
  );

describe('while the address is typed', () => {
  it.each(['acme.example.com', '<https://acme.example.com>', `URL: ${UNDERSTOOD}`])(
    'how %s is understood is worth a word',
    (address) => expect(words({ draft: { address } })).toEqual({ hint: `form.understood ${UNDERSTOOD}` }),
  );

  it.each(['https://acme.example.com', ` ${UNDERSTOOD} `])('%j is understood as it was typed', (address) =>
    expect(words({ draft: { address } })).toEqual({}),
  );

  it('nothing is said about what is no address yet', () =>
    expect(
      words({ draft: { address: 'acme' }, understood: undefined, addressNotes: { lookAlike: 'x' } }),
    ).toEqual({}));
});

describe('once the address that is used stands in its field', () => {
  it.each([
    [{ isPicked: true }, 'form.addressPicked'],
    [{ through: 'filter.example' }, 'form.addressThrough filter.example'],
    [{ isPicked: true, through: 'filter.example' }, 'form.addressThrough filter.example'],
    [{ leftOut: '#/login' }, 'form.addressLeftOut #/login'],
    [{ isPicked: true, leftOut: '#/login' }, 'form.addressPicked form.addressLeftOut #/login'],
    [{ leftOut: `?next=${'a'.repeat(100)}` }, `form.addressLeftOut ?next=${'a'.repeat(54)}…`],
  ] as const)('%j is said, and spoken', (addressNotes, said) => {
    expect(words({ addressNotes, isAddressShown: true })).toEqual({ hint: said, spoken: said });
  });

  it('a scheme that was added is not worth a word', () =>
    expect(words({ addressNotes: {}, isAddressShown: true })).toEqual({}));
});

it('letters that look like others are a warning, as long as the address is there', () => {
  const addressNotes = { lookAlike: 'xn--exmple-4nf.com' };
  const warning = 'form.realHost xn--exmple-4nf.com';
  expect(words({ addressNotes })).toEqual({ warning });
  expect(words({ addressNotes, isAddressShown: true })).toEqual({ warning });
  expect(words({ draft: { address: 'https://ex\u0430mple.com' }, addressNotes })).toMatchObject({ warning });
});
