import { type AzureAppInput } from '../../../contract/azure-app.ts';
import { type Client } from '../../../contract/clients.ts';

/** What stands in the fields of the form: text everywhere, empty for nothing. */
export interface AzureAppValues {
  readonly applicationId: string;
  /** Only what the user types now; the stored secret never comes back. */
  readonly secret: string;
  readonly secretExpiresOn: string;
  readonly authority: {
    readonly kind: AzureAppInput['authority']['kind'];
    readonly tenant: string;
  };
  readonly cloud: AzureAppInput['cloud'];
  readonly odooUrl: string;
}

export function azureAppValues({ azureApp }: Client): AzureAppValues {
  const { authority } = azureApp;
  return {
    applicationId: azureApp.applicationId,
    secret: '',
    secretExpiresOn: azureApp.secretExpiresOn ?? '',
    authority: {
      kind: authority.kind,
      tenant: authority.kind === 'tenant' ? authority.tenant : '',
    },
    cloud: azureApp.cloud,
    odooUrl: azureApp.odooUrl,
  };
}

/**
 * What the form sends. An untouched secret keeps the stored one; where none is stored the empty
 * text is sent, so that the contract names the field.
 */
export function toAzureAppInput(client: Client, values: AzureAppValues): AzureAppInput {
  const { kind, tenant } = values.authority;
  return {
    clientId: client.id,
    applicationId: values.applicationId,
    secret: values.secret === '' && client.azureApp.hasSecret ? null : values.secret,
    secretExpiresOn: values.secretExpiresOn === '' ? null : values.secretExpiresOn,
    authority: kind === 'tenant' ? { kind, tenant } : { kind },
    cloud: values.cloud,
    odooUrl: values.odooUrl,
  };
}
