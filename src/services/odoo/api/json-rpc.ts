import { z } from 'zod';
import { type Secret } from '../../secret.ts';
import { type OdooAccount, type OdooApi, type OdooCall } from './odoo-api.ts';
import { OdooError, problemOfException } from './odoo-error.ts';
import { hideInWords, postJson, type OdooHttp } from './post-json.ts';

const envelope = z.looseObject({
  jsonrpc: z.string().optional(),
  result: z.unknown().optional(),
  error: z
    .looseObject({
      message: z.string().catch(''),
      data: z
        .looseObject({ name: z.string().catch(''), message: z.string().catch('') })
        .catch({ name: '', message: '' }),
    })
    .optional(),
});

/**
 * One request of `/jsonrpc`, Odoo 16 to 21. `service`: `common` and `db` need no login.
 * @throws OdooError
 */
export async function callService(
  http: OdooHttp,
  url: string,
  request: {
    readonly service: 'common' | 'db' | 'object';
    readonly method: string;
    readonly args: readonly unknown[];
  },
  hidden: readonly string[],
  signal: AbortSignal,
): Promise<unknown> {
  const body = { jsonrpc: '2.0', method: 'call', params: request, id: 1 };
  const answer = await postJson(http, `${url}/jsonrpc`, { body }, hidden, signal);
  const parsed = envelope.safeParse(answer.body).data;
  if (parsed?.error !== undefined) {
    const { name, message } = parsed.error.data;
    const text = hideInWords(http, hidden)(message === '' ? parsed.error.message : message);
    throw new OdooError(problemOfException(name, text), text);
  }
  // Of a method that returns None the answer has no result at all (executed on Odoo 18 and 19).
  if (parsed?.jsonrpc === '2.0' && !('result' in parsed)) return null;
  if (parsed === undefined || !('result' in parsed)) {
    throw new OdooError(
      { kind: 'not-odoo', status: answer.status, contentType: 'application/json', heading: '' },
      '',
    );
  }
  return parsed.result;
}

/**
 * The user's ID, or null where Odoo refuses: a wrong login, password or key and a password beside
 * two-factor authentication are all the same `false` (executed on 18 and 19).
 * The last argument stays empty: a `base_location` in it would rewrite `web.base.url`.
 */
export async function authenticate(
  http: OdooHttp,
  account: OdooAccount,
  key: Secret,
  signal: AbortSignal,
): Promise<number | null> {
  const args = [account.database, account.login, key.reveal(), {}];
  const request = { service: 'common', method: 'authenticate', args } as const;
  const answer = await callService(http, account.url, request, [key.reveal()], signal);
  return typeof answer === 'number' && Number.isInteger(answer) && answer > 0 ? answer : null;
}

/** Odoo's `/jsonrpc`, signed in as `userId` with an API key or a password. */
export function createJsonRpcApi(
  http: OdooHttp,
  account: OdooAccount,
  userId: number,
  key: Secret,
): OdooApi {
  return {
    transport: 'jsonrpc',
    call: async (call, signal) => {
      const positional = [
        ...(call.ids === undefined ? [] : [call.ids]),
        ...(call.args ?? []).map(([, value]) => value),
      ];
      const args = [
        account.database,
        userId,
        key.reveal(),
        call.model,
        call.method,
        positional,
        namedOf(call),
      ];
      const request = { service: 'object', method: 'execute_kw', args } as const;
      return callService(http, account.url, request, [key.reveal()], signal);
    },
  };
}

function namedOf({ named, context }: OdooCall): Record<string, unknown> {
  return { ...named, ...(context !== undefined && { context }) };
}
