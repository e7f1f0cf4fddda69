import { ConfidentialClientApplication, LogLevel } from '@azure/msal-node';
import { type Endpoints } from './clouds.ts';
import { type Secret } from '../../secret.ts';
import { type NetworkClient } from './network-client.ts';

/**
 * A fresh confidential client for one sign-in or one refresh. Never kept: MSAL replays a throttled
 * error from its cache without asking again (rule 4 of failures.md), so a kept client would make a
 * fixed set-up look broken.
 */
export function createMsalClient(options: {
  readonly endpoints: Endpoints;
  readonly applicationId: string;
  readonly secret: Secret;
  readonly networkClient: NetworkClient;
}): ConfidentialClientApplication {
  const { endpoints } = options;
  return new ConfidentialClientApplication({
    auth: {
      clientId: options.applicationId,
      clientSecret: options.secret.reveal(),
      authority: endpoints.authority,
      knownAuthorities: [...endpoints.knownAuthorities],
      ...(endpoints.authorityMetadata !== null && {
        authorityMetadata: endpoints.authorityMetadata,
      }),
    },
    system: {
      networkClient: options.networkClient,
      disableInternalRetries: true,
      loggerOptions: {
        loggerCallback: () => undefined,
        logLevel: LogLevel.Error,
        piiLoggingEnabled: false,
      },
    },
  });
}
