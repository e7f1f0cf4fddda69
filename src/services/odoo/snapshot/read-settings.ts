import { z } from 'zod';
import { type SecretComparison } from '../../../contract/odoo-snapshot.ts';
import { type Secret } from '../../secret.ts';
import { type OdooApi } from '../api/odoo-api.ts';
import { readParameters, secretParameter } from './snapshot-models.ts';

export type OdooParameters = Readonly<Record<(typeof readParameters)[number], string | null>>;

const rows = z.array(z.looseObject({ key: z.string(), value: z.unknown() }));

/**
 * Reads the system parameters and asks, in the same request, whether Odoo's client secret is
 * `secret`: its row comes back only when its value is the one that was sent, so that the answer
 * carries no secret but that. @throws OdooError
 */
export async function readSettings(
  api: OdooApi,
  secret: Secret | null,
  signal: AbortSignal,
): Promise<{ readonly parameters: OdooParameters; readonly secret: SecretComparison }> {
  const ours = secret?.reveal() ?? '';
  const listed = ['key', 'in', [...readParameters]];
  const same = ['&', ['key', '=', secretParameter], ['value', '=', ours]];
  const found = rows.parse(
    await api.call(
      {
        model: 'ir.config_parameter',
        method: 'search_read',
        args: [['domain', ours === '' ? [listed] : ['|', listed, ...same]]],
        named: { fields: ['key', 'value'] },
      },
      signal,
    ),
  );
  const values = new Map(found.map(({ key, value }) => [key, value]));
  const parameters = Object.fromEntries(
    readParameters.map((key) => {
      const value = values.get(key);
      return [key, typeof value === 'string' && value !== '' ? value : null];
    }),
  ) as OdooParameters;
  if (values.has(secretParameter)) return { parameters, secret: 'same' };
  return { parameters, secret: await otherSecret(api, ours === '', signal) };
}

/** Not ours: another one, none, or, where Collega has none to compare, some. */
async function otherSecret(
  api: OdooApi,
  nothingToCompare: boolean,
  signal: AbortSignal,
): Promise<SecretComparison> {
  const count = await api.call(
    {
      model: 'ir.config_parameter',
      method: 'search_count',
      // An empty row counts as none: Odoo takes it for no secret.
      args: [
        [
          'domain',
          [
            ['key', '=', secretParameter],
            ['value', 'not in', [false, '']],
          ],
        ],
      ],
    },
    signal,
  );
  if (count === 0) return 'missing';
  return nothingToCompare ? 'unknown' : 'different';
}
