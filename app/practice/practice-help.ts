// What `npm run practice -- --help` prints.
import { CERTIFICATE_FAULTS } from './practice-certificate.ts';
import { DOCUMENTED_SETTINGS } from './practice-settings.ts';

export const USUAL_PORT = 8700;
/** In seconds: what Generate Token services are known to give. */
export const GENERATE_TOKEN_TTL = { least: 120, most: 3_600 } as const;

const { accessTtlS, refreshTtlS, generateTokenTtlS } = DOCUMENTED_SETTINGS;

export const PRACTICE_HELP = `Starts a practice server that plays KlearStack and Generate Token on this machine.
Open its address in a browser to see its accounts and the last token that it was sent.

  npm run practice -- [options]

  --port <number>         port to listen on; 0 takes a free one (default ${USUAL_PORT})

Lifetimes, in seconds
  --access-ttl <seconds>  KlearStack's access tokens (default ${accessTtlS}: 15 minutes)
  --refresh-ttl <seconds> KlearStack's refresh tokens (default ${refreshTtlS}: a day)
  --generate-token-ttl <seconds>
                          Generate Token's tokens, from ${GENERATE_TOKEN_TTL.least} to ${GENERATE_TOKEN_TTL.most} (default ${generateTokenTtlS}: an hour)

Certificate
  --tls                   answers by https, with a certificate that no system trusts; both
                          the certificate and the authority that issued it are new at each start
  --tls-authority <file>  --tls, and writes the authority's certificate (PEM) to this file
  --tls-fault <fault>     --tls, with something else wrong with the certificate:
                          ${CERTIFICATE_FAULTS.join(', ')}

Behavior
  --require-headers       Generate Token wants user name and password as headers too
  --revoke                lets you revoke tokens while it runs: with the buttons on its page, or
                          with POST to /revoke/access-tokens or /revoke/all-tokens
  --help                  shows this text`;
