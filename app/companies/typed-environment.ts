// An environment as it was typed. The common ones are not names: a company called "Production" by name alone would have
// neither the mark nor the rules of production.
import { COMMON_ENVIRONMENTS, type Environment } from '../shared/environment.ts';
import { tidyText } from '../shared/unseen.ts';
import type { Texts } from '../texts/texts.ts';
import { foldedName } from './name-twins.ts';

export const tidyEnvironment = (environment: Environment): Environment =>
  typeof environment === 'object' ? { name: tidyText(environment.name) } : environment;

/** Whether this name is that of a common environment, in English or in the operator's language. */
export function isCommonName(name: string, texts: Texts): boolean {
  const typed = foldedName(tidyText(name));
  return COMMON_ENVIRONMENTS.some((each) =>
    [each, texts.say(`environment.${each}`)].some((common) => foldedName(common) === typed),
  );
}
