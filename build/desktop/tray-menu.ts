// A tray menu as a person reads it, decoded from the dbusmenu protocol's layout. Pure: it must not know a bus.

export interface TrayMenuItem {
  /** Good until the app sets its next menu. */
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly separator: boolean;
  readonly checked: boolean;
  readonly children: readonly TrayMenuItem[];
}

/** One label, at any depth; or the labels on the way to it, from the top. A string must match whole. */
export type LabelPattern = string | RegExp;
export type LabelPath = LabelPattern | readonly LabelPattern[];

/** Decodes a layout `[id, properties, children]`, as `GetLayout` answers it; gives the root's children. */
export function trayMenu(layout: unknown): readonly TrayMenuItem[] {
  return item(layout).children;
}

function item(layout: unknown): TrayMenuItem {
  if (!Array.isArray(layout)) throw new Error('The tray menu is not a dbusmenu layout.');
  const [id, properties = {}, children = []] = layout;
  return {
    id: Number(id),
    label: withoutMnemonic(String(properties.label ?? '')),
    enabled: properties.enabled ?? true,
    visible: properties.visible ?? true,
    separator: properties.type === 'separator',
    checked: properties['toggle-state'] === 1,
    children: children.map(item),
  };
}

/** dbusmenu marks the access key with one underscore and writes a real underscore twice. */
function withoutMnemonic(label: string): string {
  return label.replace(/_(_?)/g, '$1');
}

/** What is visible, depth first. */
function visibleItems(items: readonly TrayMenuItem[]): readonly TrayMenuItem[] {
  return items.filter(({ visible }) => visible).flatMap((each) => [each, ...visibleItems(each.children)]);
}

/** One line per visible item, top down; `More > Initech` for what is in a submenu, `---` for a separator. */
export function menuLines(items: readonly TrayMenuItem[], prefix = ''): readonly string[] {
  return items
    .filter(({ visible }) => visible)
    .flatMap((each) => [
      prefix + (each.separator ? '---' : each.label),
      ...menuLines(each.children, `${prefix}${each.label} > `),
    ]);
}

export function findByLabel(items: readonly TrayMenuItem[], path: LabelPath): TrayMenuItem | undefined {
  if (typeof path === 'string' || path instanceof RegExp)
    return visibleItems(items).find(({ label }) => matches(label, path));
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  const found = items.find(({ label, visible }) => visible && matches(label, first));
  return rest.length === 0 ? found : found && findByLabel(found.children, rest);
}

function matches(label: string, pattern: LabelPattern): boolean {
  return typeof pattern === 'string' ? label === pattern : pattern.test(label);
}
