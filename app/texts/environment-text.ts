// A company's environment in words, and its name with the mark of that environment.
import { type Environment, type EnvironmentView, environmentKind, withMark } from '../shared/environment.ts';
import type { Texts } from './texts.ts';

export function environmentView(environment: Environment, texts: Texts): EnvironmentView {
  const kind = environmentKind(environment);
  const name = typeof environment === 'object' ? environment.name : texts.say(`environment.${environment}`);
  return { kind, name };
}

interface Marked {
  readonly label: string;
  readonly environment?: Environment | undefined;
}

/** The name by which messages call a company: "ACME ◆ Production". */
export const markedName = ({ label, environment }: Marked, texts: Texts): string =>
  withMark(label, environment && environmentView(environment, texts));
