import { readServiceAddress } from '../../../app/providers/service-address.ts';

/** How the address that was typed is read, or why it is refused. */
export const hrefOf = (typed: string) => {
  const reading = readServiceAddress(typed);
  return reading.kind === 'address' ? reading.url.href : reading.fault;
};
