// The forms in which a token is pasted into other tools.
import type { CopyFormat } from '../shared/contract/sessions.ts';

/** `Bearer` is written as in RFC 6750, 2.1. */
export function formatToken(accessToken: string, format: CopyFormat): string {
  switch (format) {
    case 'token':
      return accessToken;
    case 'bearer':
      return `Bearer ${accessToken}`;
    case 'header':
      return `Authorization: Bearer ${accessToken}`;
  }
}
