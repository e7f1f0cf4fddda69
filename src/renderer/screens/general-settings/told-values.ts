import { odooAddress, authority as authoritySchema } from '../../../contract/azure-app.ts';
import { defaultOutlookEndpoint, outlookEndpointOf } from '../../../contract/odoo-parameters.ts';
import { type GeneralSettingsValues } from './general-settings-values.ts';

/** One value that goes into Odoo. Null: not known yet, or (`not-needed`) to be left out. */
export interface ToldValue {
  readonly place: 'outlook' | 'alias-domain' | 'parameters';
  /** The label of the field, or the key of the system parameter. */
  readonly name: ToldName;
  readonly value: string | null;
  readonly state: 'told' | 'not-needed' | 'missing' | 'secret';
  readonly why: readonly ToldReason[];
}

type ToldName =
  | { readonly label: 'id' | 'secret' | 'domain' | 'defaultFrom' | 'bounce' | 'catchall' }
  | { readonly parameter: string };

export type ToldReason =
  | 'endpoint-default'
  | 'endpoint-tenant'
  | 'endpoint-consumers'
  | 'endpoint-organizations'
  | 'endpoint-cloud'
  | 'endpoint-sandbox'
  | 'slash'
  | 'base-url'
  | 'freeze'
  | 'delete';

/** All that Odoo must be told, in the order in which one comes by it there. */
export function listToldValues(values: GeneralSettingsValues): ToldValue[] {
  const { applicationId, odooUrl, senderSettings } = values;
  const address = odooAddress.safeParse(odooUrl);
  const { aliasDomain, odooVersion } = senderSettings;
  const old = odooVersion === '16';
  return [
    told('outlook', { label: 'id' }, applicationId),
    { ...told('outlook', { label: 'secret' }, ''), state: 'secret' },
    ...(old
      ? []
      : [
          told('alias-domain', { label: 'domain' }, aliasDomain.name.replace(/^@+\s*/, '')),
          told('alias-domain', { label: 'bounce' }, aliasDomain.bounce),
          told('alias-domain', { label: 'catchall' }, aliasDomain.catchall),
          told('alias-domain', { label: 'defaultFrom' }, aliasDomain.defaultFrom),
        ]),
    tellEndpoint(values),
    {
      ...told('parameters', { parameter: 'web.base.url' }, address.success ? address.data : ''),
      why: ['base-url'],
    },
    { ...told('parameters', { parameter: 'web.base.url.freeze' }, 'True'), why: ['freeze'] },
    ...(old
      ? [
          told(
            'parameters',
            { parameter: 'mail.catchall.domain' },
            senderSettings.mailCatchallDomain,
          ),
          told('parameters', { parameter: 'mail.default.from' }, senderSettings.mailDefaultFrom),
        ]
      : []),
    ...(senderSettings.mailDefaultFromFilter.trim() === ''
      ? []
      : [
          told(
            'parameters',
            { parameter: 'mail.default.from_filter' },
            senderSettings.mailDefaultFromFilter,
          ),
        ]),
  ];
}

function told(place: ToldValue['place'], name: ToldName, text: string): ToldValue {
  const value = text.trim();
  return value === ''
    ? { place, name, value: null, state: 'missing', why: [] }
    : { place, name, value, state: 'told', why: [] };
}

/** `microsoft_outlook.endpoint`: only where Odoo's own default is another one. */
function tellEndpoint({ authority, cloud }: GeneralSettingsValues): ToldValue {
  const place = 'parameters';
  const name = { parameter: 'microsoft_outlook.endpoint' };
  const chosen = authoritySchema.safeParse(
    authority.kind === 'tenant' ? authority : { kind: authority.kind },
  );
  if (!chosen.success) return { place, name, value: null, state: 'missing', why: [] };
  const value = outlookEndpointOf(cloud, chosen.data);
  if (value === null) {
    return { place, name, value, state: 'not-needed', why: ['endpoint-sandbox'] };
  }
  if (value === defaultOutlookEndpoint) {
    const why = ['endpoint-default', 'delete'] as const;
    return { place, name, value: null, state: 'not-needed', why };
  }
  const { kind } = chosen.data;
  const reason =
    cloud !== 'global' || kind === 'common' ? 'endpoint-cloud' : (`endpoint-${kind}` as const);
  return { place, name, value, state: 'told', why: [reason, 'slash'] };
}
