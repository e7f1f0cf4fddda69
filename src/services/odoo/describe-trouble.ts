import { type OdooTrouble, type OdooTroubleCode } from '../../contract/odoo.ts';
import { type Language } from '../../contract/settings.ts';
import { translateTrouble } from '../../languages/translate-odoo.ts';
import { type OdooError } from './api/odoo-error.ts';

interface Asked {
  readonly url: string;
  readonly database: string | null;
}

/** Puts what an Odoo, or what stands before it, answered into words. */
export function describeTrouble(error: OdooError, asked: Asked, language: Language): OdooTrouble {
  const { problem } = error;
  const location = problem.kind === 'redirected' ? problem.location : '';
  const status = 'status' in problem ? String(problem.status) : '';
  const evidence = [
    ...('code' in problem ? [problem.code] : []),
    ...(error.message === '' ? [] : [error.message]),
  ];
  return makeTrouble(problem.kind, asked, language, { values: { location, status }, evidence });
}

export function makeTrouble(
  code: OdooTroubleCode,
  { url, database }: Asked,
  language: Language,
  more: {
    readonly values?: Readonly<Record<string, string>>;
    readonly evidence?: readonly string[];
    readonly databases?: readonly string[];
  } = {},
): OdooTrouble {
  const values = { url, database: database ?? '', ...more.values };
  return {
    code,
    ...translateTrouble(code, language, values),
    evidence: [...(more.evidence ?? [])],
    databases: [...(more.databases ?? [])],
  };
}
