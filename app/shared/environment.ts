// Which environment a company belongs to, and the mark that says so wherever the company is named: a sign and a word, so
// that colour is never the only difference. Pure.

/** Test, production, or a name that the operator chose. A company without one has no mark. */
export type Environment = 'test' | 'production' | { readonly name: string };

/** The environments that everyone means the same by. */
export const COMMON_ENVIRONMENTS = ['test', 'production'] as const;
export const ENVIRONMENT_KINDS = [...COMMON_ENVIRONMENTS, 'other'] as const;
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number];

/** Characters allowed in a name of the operator's own. */
export const ENVIRONMENT_NAME_LIMIT = 24;

/** An environment as it is shown, its name in the operator's language. */
export interface EnvironmentView {
  readonly kind: EnvironmentKind;
  readonly name: string;
}

/** In menus and notifications, which show text alone; the window draws the same shapes. */
const SIGNS: Readonly<Record<EnvironmentKind, string>> = { production: '◆', test: '○', other: '□' };

export const environmentKind = (environment: Environment): EnvironmentKind =>
  typeof environment === 'string' ? environment : 'other';

/** As one text: the same for two environments only where they are the same. */
export const environmentKey = (environment: Environment | undefined): string =>
  typeof environment === 'object' ? `named ${environment.name}` : (environment ?? '');

/** The environment behind a view. */
export const environmentIn = ({ kind, name }: EnvironmentView): Environment =>
  kind === 'other' ? { name } : kind;

/** "ACME ◆ Production" */
export const withMark = (label: string, environment: EnvironmentView | undefined): string =>
  environment ? `${label} ${SIGNS[environment.kind]} ${environment.name}` : label;
