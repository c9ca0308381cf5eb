// Asks the main process about a pasted token. Keeps neither the token nor the answer once the screen is closed.
import { useEffect, useState } from 'react';
import type { InspectResult } from '../../app/shared/contract/help.ts';
import { PASTED_TOKEN_LIMIT } from '../../app/shared/contract/help.ts';
import { call } from '../bridge.ts';

type Inspection = InspectResult | { readonly kind: 'tooLong' };

const NOTHING = { kind: 'empty' } as const;

export function useInspection(text: string): Inspection {
  const [found, setFound] = useState<InspectResult>(NOTHING);
  const isTooLong = text.length > PASTED_TOKEN_LIMIT;
  useEffect(() => {
    if (isTooLong) return;
    let isCurrent = true;
    void call('inspectToken', { text }).then((answer) => {
      if (isCurrent) setFound(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [text, isTooLong]);
  if (isTooLong) return { kind: 'tooLong' };
  return text === '' ? NOTHING : found;
}
