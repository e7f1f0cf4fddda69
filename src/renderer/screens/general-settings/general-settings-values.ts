import { type Client } from '../../../contract/clients.ts';
import {
  type GeneralSettingsInput,
  type SeenSettings,
} from '../../../contract/general-settings.ts';
import { readDay, type DatePart } from '../../language/date-order.ts';
import { type SenderSettings } from '../../../contract/sender-settings.ts';

/** What stands in the fields of the form: text everywhere, empty for nothing. */
export interface GeneralSettingsValues {
  readonly applicationId: string;
  /** Only what the user types now; the stored secret never comes back. */
  readonly secret: string;
  readonly secretExpiresOn: string;
  readonly authority: {
    readonly kind: GeneralSettingsInput['authority']['kind'];
    readonly tenant: string;
  };
  readonly cloud: GeneralSettingsInput['cloud'];
  readonly odooUrl: string;
  readonly senderSettings: SenderSettings;
}

export function generalSettingsValues({ azureApp, senderSettings }: Client): GeneralSettingsValues {
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
    senderSettings,
  };
}

/** Values of a kept record, as it is kept: what a change begins from. */
export function toSeenSettings(values: GeneralSettingsValues): SeenSettings {
  const { applicationId, secretExpiresOn, cloud, odooUrl, senderSettings } = values;
  return {
    applicationId,
    secretExpiresOn: secretExpiresOn === '' ? null : secretExpiresOn,
    authority: authorityOf(values),
    cloud,
    odooUrl,
    senderSettings,
  };
}

/** What the form sends. An untouched secret keeps the stored one, or none. */
export function toGeneralSettingsInput(
  clientId: string,
  values: GeneralSettingsValues,
  /** In which order a day is typed. */
  dayOrder: readonly DatePart[],
): GeneralSettingsInput {
  return {
    clientId,
    applicationId: values.applicationId,
    secret: values.secret === '' ? null : values.secret,
    secretExpiresOn:
      values.secretExpiresOn.trim() === ''
        ? null
        : (readDay(values.secretExpiresOn, dayOrder) ?? values.secretExpiresOn),
    authority: authorityOf(values),
    cloud: values.cloud,
    odooUrl: values.odooUrl,
    senderSettings: values.senderSettings,
  };
}

function authorityOf({ authority }: GeneralSettingsValues): GeneralSettingsInput['authority'] {
  const { kind, tenant } = authority;
  return kind === 'tenant' ? { kind, tenant } : { kind };
}
