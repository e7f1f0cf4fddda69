import { type AzureApp } from '../../../contract/azure-app.ts';

/** Whether there is all that a sign-in needs: ID, secret, tenant and the address to return to. */
export function isAzureAppComplete(app: AzureApp): boolean {
  return (
    app.applicationId !== '' &&
    app.hasSecret &&
    app.redirectUri !== '' &&
    (app.authority.kind !== 'tenant' || app.authority.tenant !== '')
  );
}
