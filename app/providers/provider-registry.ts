// The token services that TokenTray knows. To add one, add a file beside this one and a line here.
import { generateToken } from './generate-token.ts';
import type { HttpClient } from './http-client.ts';
import { klearStackPassword } from './klearstack-password.ts';
import { klearStackUserId } from './klearstack-user-id.ts';
import { oauthClient } from './oauth-client.ts';
import { oauthPassword } from './oauth-password.ts';
import type { TokenProvider } from './provider.ts';

export type ProviderRegistry = ReadonlyMap<string, TokenProvider>;

export function createProviderRegistry(http: HttpClient): ProviderRegistry {
  const providers = [
    klearStackPassword(http),
    klearStackUserId(http),
    generateToken(http),
    oauthPassword(http),
    oauthClient(http),
  ];
  return new Map(providers.map((provider) => [provider.id, provider]));
}
