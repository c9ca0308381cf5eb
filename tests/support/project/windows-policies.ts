// The administrative template for Windows, made of the schema of the settings: a policy for each, locked or as a default.
import { z } from 'zod';
import { changeable } from '../../../app/settings/settings-schema.ts';

const KEY = 'SOFTWARE\\Policies\\TokenTray';

interface Policy {
  readonly name: string;
  readonly category: string;
  readonly key: string;
  readonly valueName: string;
  readonly title: string;
  readonly explain: string;
  readonly kind:
    | { readonly of: 'switch' }
    | { readonly of: 'choice'; readonly values: readonly (string | number)[] }
    | { readonly of: 'text' }
    | { readonly of: 'lines' };
}

const WHOLE: readonly Policy[] = [
  {
    ...own('Configuration', 'Configuration'),
    explain:
      'A whole configuration as JSON, for example with companies. See docs/managed-configuration.md. The other policies count above it.',
    kind: { of: 'lines' },
  },
  {
    ...own('Contact', 'How to reach IT'),
    explain: 'One line, shown in Settings and in the help.',
    kind: { of: 'text' },
  },
  {
    ...own('Updates', 'Check for updates'),
    explain: 'off: TokenTray does not look for updates. on: the operator cannot turn that off.',
    kind: { of: 'choice', values: ['off', 'on'] },
  },
  {
    ...own('ConfirmProduction', 'Confirm copies from production'),
    explain:
      'Each copy of a token of a company that is marked as production has to be confirmed. The operator cannot pause that.',
    kind: { of: 'switch' },
  },
  {
    ...own('AllowedHosts', 'Services that may be added'),
    explain: 'One host in each line, such as acme.example or *.acme.example. An empty list allows none.',
    kind: { of: 'lines' },
  },
  {
    ...own('AllowedProviders', 'Ways to sign in that may be added'),
    explain: 'One in each line, such as klearstack-password.',
    kind: { of: 'lines' },
  },
];

function own(valueName: string, title: string) {
  return { name: valueName, category: 'TokenTray', key: KEY, valueName, title };
}

function settingPolicies(which: 'Locked' | 'Default'): readonly Policy[] {
  const explain =
    which === 'Locked'
      ? 'The operator cannot change this setting.'
      : 'Holds until the operator chooses something else.';
  return Object.entries<z.ZodType>(changeable).map(([name, schema]) => ({
    ...{
      name: `${which}_${name}`,
      category: which,
      key: `${KEY}\\${which}`,
      valueName: name,
      title: name,
      explain,
    },
    kind: kindOf(schema),
  }));
}

function kindOf(schema: z.ZodType): Policy['kind'] {
  const json = z.toJSONSchema(schema) as { type?: string; enum?: readonly (string | number)[] };
  if (json.enum) return { of: 'choice', values: json.enum };
  return { of: json.type === 'boolean' ? 'switch' : 'text' };
}

const POLICIES = [...WHOLE, ...settingPolicies('Locked'), ...settingPolicies('Default')];

export function admx(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="tokentray" namespace="TokenTray.Policies.TokenTray" />
    <using prefix="windows" namespace="Microsoft.Policies.Windows" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="Supported" displayName="$(string.Supported)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="TokenTray" displayName="$(string.TokenTray)" />
    <category name="Locked" displayName="$(string.Locked)">
      <parentCategory ref="TokenTray" />
    </category>
    <category name="Default" displayName="$(string.Default)">
      <parentCategory ref="TokenTray" />
    </category>
  </categories>
  <policies>
${POLICIES.map(policyOf).join('\n')}
  </policies>
</policyDefinitions>
`;
}

function policyOf({ name, category, key, valueName, kind }: Policy): string {
  const isSwitch = kind.of === 'switch';
  const presentation = isSwitch ? '' : ` presentation="$(presentation.${name})"`;
  return `    <policy name="${name}" class="Machine" displayName="$(string.${name})" explainText="$(string.${name}_Explain)" key="${key}"${isSwitch ? ` valueName="${valueName}"` : ''}${presentation}>
      <parentCategory ref="${category}" />
      <supportedOn ref="Supported" />
${isSwitch ? SWITCH : `      <elements>\n        ${elementOf(valueName, kind)}\n      </elements>`}
    </policy>`;
}

const SWITCH = `      <enabledValue><decimal value="1" /></enabledValue>
      <disabledValue><decimal value="0" /></disabledValue>`;

function elementOf(valueName: string, kind: Policy['kind']): string {
  if (kind.of === 'lines')
    return `<multiText id="Value" valueName="${valueName}" maxLength="1048576" maxStrings="0" />`;
  if (kind.of !== 'choice') return `<text id="Value" valueName="${valueName}" maxLength="200" />`;
  const items = kind.values.map((value) => {
    const written = typeof value === 'number' ? `<decimal value="${value}" />` : `<string>${value}</string>`;
    return `<item displayName="$(string.Value_${value})"><value>${written}</value></item>`;
  });
  return `<enum id="Value" valueName="${valueName}" required="true">${items.join('')}</enum>`;
}

export function adml(): string {
  const values = new Set(POLICIES.flatMap(({ kind }) => (kind.of === 'choice' ? kind.values : [])));
  const strings = [
    ['TokenTray', 'TokenTray'],
    ['Locked', 'Settings that operators cannot change'],
    ['Default', 'Settings that hold until the operator decides'],
    ['Supported', 'TokenTray 0.1 or later'],
    ...[...values].map((value) => [`Value_${value}`, String(value)]),
    ...POLICIES.flatMap(({ name, title, explain }) => [
      [name, title],
      [`${name}_Explain`, explain],
    ]),
  ];
  const presentations = POLICIES.filter(({ kind }) => kind.of !== 'switch').map(presentationOf);
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>TokenTray</displayName>
  <description>What IT sets for TokenTray</description>
  <resources>
    <stringTable>
${strings.map(([id, text]) => `      <string id="${id}">${text}</string>`).join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

function presentationOf({ name, title, kind }: Policy): string {
  const inner =
    kind.of === 'lines'
      ? `<multiTextBox refId="Value">${title}</multiTextBox>`
      : kind.of === 'choice'
        ? `<dropdownList refId="Value" noSort="true">${title}</dropdownList>`
        : `<textBox refId="Value"><label>${title}</label></textBox>`;
  return `      <presentation id="${name}">${inner}</presentation>`;
}
