import { z } from 'zod';
import { type AzureApp } from '../../../contract/azure-app.ts';
import { outlookEndpointOf } from '../../../contract/odoo-parameters.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';

const metadata = z.looseObject({ token_endpoint: z.string() });

/**
 * What `microsoft_outlook.endpoint` has to be for this app: of the practice tenant the running
 * authority's, which only an Odoo on this machine reaches. Null while the practice is not running.
 */
export function wantedEndpoint(
  app: Pick<AzureApp, 'cloud' | 'authority'>,
  sandbox: SandboxEnvironment | null,
): string | null {
  if (app.cloud !== 'sandbox') return outlookEndpointOf(app.cloud, app.authority);
  if (sandbox === null) return null;
  const { token_endpoint: token } = metadata.parse(JSON.parse(sandbox.authorityMetadata));
  return token.replace('{tenant}', 'common').replace(/token$/, '');
}
