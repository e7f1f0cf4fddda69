import { z } from 'zod';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type OdooApi } from '../api/odoo-api.ts';
import { presentFields, type FieldsOfModels } from '../api/read-fields.ts';
import { odooLink, odooName, odooText } from './odoo-values.ts';
import { aliasFields } from './snapshot-models.ts';

type Companies = Pick<OdooSnapshot, 'companies' | 'aliasDomains'>;

const aliasRow = z.looseObject({
  id: z.number().int().positive(),
  name: odooName.optional(),
  bounce_alias: odooText.optional(),
  catchall_alias: odooText.optional(),
  default_from: odooText.optional(),
});
const companyRow = z.looseObject({
  id: z.number().int().positive(),
  name: odooName.optional(),
  email: odooText.optional(),
  alias_domain_id: z.unknown().optional(),
});
const answer = z.looseObject({ records: z.array(companyRow) });

/**
 * Companies with their alias domains, in one request: from 17 on `web_search_read` reads both, and
 * until 16 there are no alias domains. A domain that no company uses is not read: it sends nothing.
 * @throws OdooError
 */
export async function readCompanies(
  api: OdooApi,
  fields: FieldsOfModels,
  signal: AbortSignal,
): Promise<Companies> {
  const ofDomains = presentFields(fields, 'mail.alias.domain', aliasFields);
  const named = presentFields(fields, 'res.company', ['name', 'email']);
  const linked = presentFields(fields, 'res.company', ['alias_domain_id']).length > 0;
  if (ofDomains.length === 0 || !linked) return readWithoutDomains(api, named, signal);
  const specification = {
    ...Object.fromEntries(named.map((name) => [name, {}])),
    alias_domain_id: { fields: Object.fromEntries(ofDomains.map((name) => [name, {}])) },
  };
  const { records } = answer.parse(
    await api.call(
      {
        model: 'res.company',
        method: 'web_search_read',
        args: [
          ['domain', []],
          ['specification', specification],
        ],
      },
      signal,
    ),
  );
  const domains = new Map<number, z.infer<typeof aliasRow>>();
  const companies = records.map((row) => {
    const domain = aliasRow.safeParse(row.alias_domain_id).data;
    if (domain !== undefined) domains.set(domain.id, domain);
    return { ...companyOf(row), aliasDomainId: domain?.id ?? null };
  });
  const aliasDomains = [...domains.values()].map((row) => ({
    id: row.id,
    name: row.name ?? '',
    bounceAlias: row.bounce_alias ?? null,
    catchallAlias: row.catchall_alias ?? null,
    defaultFrom: row.default_from ?? null,
  }));
  return { companies, aliasDomains };
}

async function readWithoutDomains(
  api: OdooApi,
  named: readonly string[],
  signal: AbortSignal,
): Promise<Companies> {
  const rows = await api.call(
    {
      model: 'res.company',
      method: 'search_read',
      args: [['domain', []]],
      named: { fields: named },
    },
    signal,
  );
  const companies = z
    .array(companyRow)
    .parse(rows)
    .map((row) => ({
      ...companyOf(row),
      aliasDomainId: odooLink.safeParse(row.alias_domain_id).data?.id ?? null,
    }));
  return { companies, aliasDomains: [] };
}

function companyOf(row: z.infer<typeof companyRow>) {
  return { id: row.id, name: row.name ?? '', email: row.email ?? null };
}
