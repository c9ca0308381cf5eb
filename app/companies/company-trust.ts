// What a company trusts, as the company changes. A certificate belongs to one host, an authority to the company. Pure.
import type { ServiceTrust } from '../shared/trust.ts';
import { type Company, hostOf } from './company.ts';

type Trusting = Pick<Company, 'address'> & { readonly trust?: ServiceTrust | undefined };

/** What stays trusted at the company's own address: a certificate that was trusted for another host does not. */
export function trustAt({ trust = {}, address }: Trusting): ServiceTrust {
  const { certificate, ...rest } = trust;
  return certificate?.host === hostOf({ address }) ? { ...rest, certificate } : rest;
}

/** The company, trusting this and nothing else. */
export function withTrust(company: Company, { certificate, authority }: ServiceTrust): Company {
  const { trust: _former, ...others } = company;
  const trust = { ...(certificate && { certificate }), ...(authority && { authority }) };
  return Object.keys(trust).length === 0 ? others : { ...others, trust };
}

/** Without its certificate, or without its authority. */
export function withoutTrust(company: Company, what: keyof ServiceTrust): Company {
  const { [what]: _gone, ...rest } = company.trust ?? {};
  return withTrust(company, rest);
}
