import { expect } from 'vitest';
import { adminKey, type PracticeOdoo } from './practice-odoo.ts';

interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly data: Record<string, unknown> };
}

export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

export async function rpc(odoo: PracticeOdoo, service: string, method: string, args: unknown[]) {
  const params = { service, method, args };
  const response = await post(`${odoo.url}/jsonrpc`, { jsonrpc: '2.0', id: 1, params });
  return (await response.json()) as Answer;
}

/** One call as the administrator, or as the user who is none. */
export function caller(odoo: PracticeOdoo, who: 'admin' | 'user' = 'admin') {
  const [id, key] = who === 'admin' ? [2, adminKey] : [6, 'user'];
  return (model: string, method: string, args: unknown[] = [], named: object = {}) =>
    rpc(odoo, 'object', 'execute_kw', ['linked', id, key, model, method, args, named]);
}

export const refusal = (name: string, message: string | RegExp): object => ({
  error: {
    data: {
      name,
      message: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown),
    },
  },
});
