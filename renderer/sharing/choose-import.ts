// Asks for a company file and opens its preview.
import { call } from '../bridge.ts';
import type { Navigator } from '../navigation.ts';

export async function chooseImport(navigator: Navigator): Promise<void> {
  const { importId } = await call('chooseImport', undefined);
  if (importId !== null) navigator.open({ screen: 'import', importId });
}
