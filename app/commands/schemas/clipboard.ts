// What the command about the clipboard may carry.
import { z } from 'zod';
import type { ClipboardContract } from '../../shared/contract/clipboard.ts';
import { exactSchemas } from './exact-schemas.ts';

export const clipboardSchemas = exactSchemas<ClipboardContract>()({ clearClipboard: z.undefined() });
