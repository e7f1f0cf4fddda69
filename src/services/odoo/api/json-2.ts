import { z } from 'zod';
import { type Secret } from '../../secret.ts';
import { type OdooAccount, type OdooApi } from './odoo-api.ts';
import { OdooError, problemOfException } from './odoo-error.ts';
import { hideInWords, postJson, type OdooHttp } from './post-json.ts';

const refusal = z.looseObject({ name: z.string(), message: z.string().catch('') });

/**
 * Odoo's JSON-2 API, from 19 on: one address a method, arguments by name, and an API key as bearer.
 * A password is refused with 401.
 */
export function createJson2Api(
  http: OdooHttp,
  account: Pick<OdooAccount, 'url' | 'database'>,
  key: Secret,
): OdooApi {
  return {
    transport: 'json2',
    call: async (call, signal) => {
      const hidden = [key.reveal()];
      const address = `${account.url}/json/2/${call.model}/${call.method}`;
      const headers = {
        authorization: `bearer ${key.reveal()}`,
        'x-odoo-database': account.database,
      };
      const body = {
        ...(call.ids !== undefined && { ids: call.ids }),
        ...Object.fromEntries(call.args ?? []),
        ...call.named,
        ...(call.context !== undefined && { context: call.context }),
      };
      const answer = await postJson(http, address, { headers, body }, hidden, signal);
      if (answer.status < 400) return answer.body;
      const refused = refusal.safeParse(answer.body).data;
      const text = hideInWords(http, hidden)(refused?.message ?? '');
      throw new OdooError(problemOf(answer.status, refused?.name ?? '', text), text);
    },
  };
}

/** A status alone decides where the name of the exception says nothing. */
function problemOf(status: number, name: string, text: string): OdooError['problem'] {
  const problem = problemOfException(name, text);
  if (problem.kind !== 'server-error') return problem;
  if (status === 401) return { kind: 'access-denied' };
  if (status === 403) return { kind: 'no-rights' };
  if (status === 422) return { kind: 'user-error' };
  return problem;
}
