import { type OdooDifference } from '../../../contract/odoo.ts';

/** A difference before it is put into words. */
export type Difference = Omit<OdooDifference, 'title' | 'consequence' | 'fix'>;

/** A difference of one system parameter. */
export function parameterDifference(
  code: Difference['code'],
  severity: Difference['severity'],
  name: string,
  values: Pick<Difference, 'collega' | 'odoo'>,
): Difference {
  return {
    code,
    severity,
    model: 'ir.config_parameter',
    recordId: null,
    serverId: null,
    name,
    field: 'value',
    ...values,
  };
}
