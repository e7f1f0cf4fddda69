import { type z } from 'zod';
import {
  applicationId,
  authority as authoritySchema,
  odooAddress,
} from '../../../contract/azure-app.ts';
import { defaultOutlookEndpoint, outlookEndpointOf } from '../../../contract/odoo-parameters.ts';
import { mailDomain } from '../../../contract/sender-settings.ts';
import { type GeneralSettingsValues } from './general-settings-values.ts';

/**
 * One value that goes into Odoo. Null: not known yet, refused by the form (`invalid`), or to be left
 * out (`not-needed`).
 */
export interface OdooValue {
  readonly place: 'outlook' | 'alias-domain' | 'parameters';
  /** The label of the field, or the key of the system parameter. */
  readonly name: OdooValueName;
  readonly value: string | null;
  readonly state: 'told' | 'not-needed' | 'missing' | 'invalid' | 'secret';
  readonly why: readonly OdooValueReason[];
}

type OdooValueName =
  | { readonly label: 'id' | 'secret' | 'domain' | 'defaultFrom' | 'bounce' | 'catchall' }
  | { readonly parameter: string };

export type OdooValueReason =
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
export function listOdooValues(values: GeneralSettingsValues): OdooValue[] {
  const { senderSettings } = values;
  const { aliasDomain, odooVersion } = senderSettings;
  const old = odooVersion === '16';
  return [
    validValue('outlook', { label: 'id' }, values.applicationId, applicationId),
    { ...told('outlook', { label: 'secret' }, ''), state: 'secret' },
    ...(old
      ? []
      : [
          validValue('alias-domain', { label: 'domain' }, aliasDomain.name, mailDomain),
          told('alias-domain', { label: 'bounce' }, aliasDomain.bounce),
          told('alias-domain', { label: 'catchall' }, aliasDomain.catchall),
          told('alias-domain', { label: 'defaultFrom' }, aliasDomain.defaultFrom),
        ]),
    describeEndpoint(values),
    {
      ...validValue('parameters', { parameter: 'web.base.url' }, values.odooUrl, odooAddress),
      why: ['base-url'],
    },
    { ...told('parameters', { parameter: 'web.base.url.freeze' }, 'True'), why: ['freeze'] },
    ...(old
      ? [
          validValue(
            'parameters',
            { parameter: 'mail.catchall.domain' },
            senderSettings.mailCatchallDomain,
            mailDomain,
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

function told(place: OdooValue['place'], name: OdooValueName, text: string): OdooValue {
  const value = text.trim();
  return value === ''
    ? { place, name, value: null, state: 'missing', why: [] }
    : { place, name, value, state: 'told', why: [] };
}

/** As the contract will keep it; nothing that the form refuses is told to Odoo. */
function validValue(
  place: OdooValue['place'],
  name: OdooValueName,
  text: string,
  schema: z.ZodType<string, string>,
): OdooValue {
  const parsed = schema.safeParse(text);
  if (parsed.success || text.trim() === '') return told(place, name, parsed.data ?? '');
  return { place, name, value: null, state: 'invalid', why: [] };
}

/** `microsoft_outlook.endpoint`: only where Odoo's own default is another one. */
function describeEndpoint({ authority, cloud }: GeneralSettingsValues): OdooValue {
  const place = 'parameters';
  const name = { parameter: 'microsoft_outlook.endpoint' };
  const chosen = authoritySchema.safeParse(
    authority.kind === 'tenant' ? authority : { kind: authority.kind },
  );
  if (!chosen.success) {
    const state = authority.tenant.trim() === '' ? 'missing' : 'invalid';
    return { place, name, value: null, state, why: [] };
  }
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
