// An address as the operator shall see it before trusting it: the host alone decides who gets a token. Pure.
import type { AddressView } from '../shared/contract/sharing.ts';

/** `address`: one that `readServiceAddress` took, so `http:` is this computer and the host is in punycode. */
export function addressView(address: string): AddressView {
  const { host, hostname, protocol } = new URL(address);
  const isOtherScript = hostname.split('.').some((part) => part.startsWith('xn--'));
  return {
    host,
    whole: address,
    warnings: [
      ...(protocol === 'http:' ? (['thisComputer'] as const) : []),
      ...(isOtherScript ? (['otherScript'] as const) : []),
    ],
  };
}
