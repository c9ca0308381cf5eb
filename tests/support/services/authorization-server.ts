// A real OAuth 2 authorization server on loopback: oidc-provider, unmodified, with the password grant registered as its
// documentation says. Its tokens are opaque; what it stores can be looked at and aged.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { StoredModels } from './stored-models.ts';

export const USER = { username: 'söhne "&" co', password: 'practice-password +&%' };

/** Characters that a Basic header has to carry encoded. */
export const CONFIDENTIAL = { client_id: 'acme:tray+1', client_secret: 'practice%2B:secret + &=' };
export const PUBLIC = { client_id: 'acme-public' };
/** May use `client_credentials` only. */
export const MACHINE = { client_id: 'acme-machine', client_secret: 'practice-machine-secret' };

const GRANTS = ['password', 'refresh_token', 'client_credentials'];
const REST = { redirect_uris: [], response_types: [] };

const CONFIGURATION: Configuration = {
  clients: [
    { ...CONFIDENTIAL, ...REST, grant_types: GRANTS, scope: 'read write' },
    {
      ...{ ...PUBLIC, ...REST, grant_types: ['password', 'refresh_token'], scope: 'read write' },
      token_endpoint_auth_method: 'none',
    },
    { ...MACHINE, ...REST, grant_types: ['client_credentials'], scope: 'read' },
  ],
  scopes: ['read', 'write', 'offline_access'],
  features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
  rotateRefreshToken: true,
  jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ format: 'jwk' })] },
  ttl: { AccessToken: 600, ClientCredentials: 120, RefreshToken: 86_400, Grant: 86_400 },
  findAccount: async (_ctx, accountId) => ({ accountId, claims: async () => ({ sub: accountId }) }),
};

export class AuthorizationServer {
  /** Like a gateway in front of it that keeps the `Authorization` header to itself. */
  dropsAuthorization = false;
  /** The grant type of each request, in order. */
  readonly grants: string[] = [];
  readonly #server: Server;
  readonly #provider: Provider;
  readonly #stored: StoredModels;

  private constructor(server: Server, issuer: string) {
    const stored = new StoredModels();
    const provider = new Provider(issuer, { ...CONFIGURATION, adapter: (kind) => stored.adapter(kind) });
    this.#server = server;
    this.#provider = provider;
    this.#stored = stored;
    provider.registerGrantType('password', (ctx) => this.#passwordGrant(ctx), [
      ...['username', 'password', 'scope', 'audience'],
    ]);
    provider.use(async (ctx, next) => {
      if (this.dropsAuthorization) delete ctx.req.headers.authorization;
      await next();
      const { oidc } = ctx as KoaContextWithOIDC;
      if (oidc) this.grants.push(String(oidc.params?.grant_type));
    });
    server.on('request', provider.callback());
  }

  static async start(): Promise<AuthorizationServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return new AuthorizationServer(server, `http://127.0.0.1:${port}`);
  }

  get tokenAddress(): URL {
    return new URL('/token', this.#provider.issuer);
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** The scope and audience of a token that is valid here; undefined for any other. */
  async tokenIs(accessToken: string) {
    const { AccessToken, ClientCredentials } = this.#provider;
    const found = (await AccessToken.find(accessToken)) ?? (await ClientCredentials.find(accessToken));
    return found && { scope: found.scope, audience: found.aud };
  }

  /** Its time is over. */
  expire(refreshToken: string): void {
    this.#stored.change('RefreshToken', refreshToken, { exp: 1 });
  }

  /** RFC 6749, 4.3. */
  async #passwordGrant(ctx: KoaContextWithOIDC): Promise<void> {
    const { params = {}, client } = ctx.oidc;
    if (params.username !== USER.username || params.password !== USER.password)
      throw new errors.InvalidGrant('Wrong user name or password.');
    if (!client) throw new errors.InvalidClient('No client.');
    const scope = String(params.scope ?? 'read');
    const allowed = client.scope?.split(' ') ?? [];
    if (!scope.split(' ').every((each) => allowed.includes(each)))
      throw new errors.InvalidScope('requested scope is not allowed', scope);
    const { Grant, AccessToken, RefreshToken } = this.#provider;
    const grant = new Grant({ accountId: 'practice', clientId: client.clientId });
    grant.addOIDCScope(scope);
    const grantId = await grant.save();
    const of = { accountId: 'practice', client, grantId, gty: 'password', scope };
    const access = new AccessToken({ ...of, ...(params.audience ? { aud: String(params.audience) } : {}) });
    const refresh = new RefreshToken(of);
    ctx.body = {
      access_token: await access.save(),
      refresh_token: await refresh.save(),
      token_type: 'Bearer',
      expires_in: access.expiration,
      scope,
    };
  }
}
