// The words that an operator must see for each way in which a request for a token can end badly.
import type { Ending } from '../services/hostile-answers/hostile-answer.ts';

type BadEnding = Exclude<Ending, 'granted'>;

type Refused = 'refused' | 'unauthorized';

const isRefused = (ending: BadEnding): ending is Refused => ending === 'refused' || ending === 'unauthorized';

const OF_BOTH: Readonly<Record<Exclude<BadEnding, Refused>, (company: string) => string>> = {
  rateLimited: (company) => `${company} asks TokenTray to wait`,
  serverFault: (company) => `${company} reported an error`,
  offline: (company) => `${company} cannot be reached`,
  timeout: (company) => `${company} is not responding`,
  proxy: () => 'The proxy blocked the request',
  missingParameter: (company) => `${company} says Company name is missing`,
  notFound: () => 'No token service at this address',
  webPage: () => 'A web page answered instead of the service',
  notUnderstood: (company) => `The answer from ${company} was not understood`,
  notABearerToken: (company) => `${company} sent a token that cannot be used`,
  redirected: (company) => `${company} redirects to another address`,
  tooLarge: (company) => `The answer from ${company} is too large`,
};

export const signInTitle = (ending: BadEnding, company: string) =>
  isRefused(ending) ? `${company} did not accept this sign-in` : OF_BOTH[ending](company);

export const renewalTitle = (ending: BadEnding, company: string) =>
  isRefused(ending) ? `Sign in again for ${company}` : OF_BOTH[ending](company);
