import { redirectUriOf } from '../../../contract/azure-app.ts';
import { type FieldProblem } from '../../../contract/failures.ts';
import { secretEntry } from '../../store/vault/entry-names.ts';
import { fail } from '../../failure-error.ts';
import { endpointsOf, type Endpoints } from './clouds.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';
import { type StoredClient } from '../../store/records/records.ts';
import { Secret } from '../../secret.ts';
import { type Vault } from '../../store/vault/vault.ts';

/** An Azure app with all that a sign-in or a refresh needs. `secret` never leaves the services. */
export interface UsableAzureApp {
  readonly applicationId: string;
  readonly secret: Secret;
  readonly redirectUri: string;
  readonly endpoints: Endpoints;
}

/** @throws FailureError `azure-app-incomplete` naming each missing field. */
export function readUsableAzureApp(
  client: StoredClient,
  vault: Vault,
  sandbox: SandboxEnvironment | null,
): UsableAzureApp {
  const { applicationId, odooUrl, cloud, authority } = client.azureApp;
  const secret = vault.read(secretEntry(client.id));
  const problems: FieldProblem[] = [];
  if (applicationId === '') problems.push({ field: 'applicationId', problem: 'required' });
  if (secret === null) problems.push({ field: 'secret', problem: 'required' });
  if (odooUrl === '') problems.push({ field: 'odooUrl', problem: 'required' });
  if (secret === null || problems.length > 0) fail({ kind: 'azure-app-incomplete', problems });
  return {
    applicationId,
    secret: new Secret(secret),
    redirectUri: redirectUriOf(odooUrl),
    endpoints: endpointsOf(cloud, authority, sandbox),
  };
}
