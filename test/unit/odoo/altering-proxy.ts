import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface AlteredCall {
  readonly model: string;
  readonly method: string;
  readonly result: unknown;
}

/**
 * An Odoo that lies: stands before the practice Odoo of 16 to 18 and alters what it answers. Ended
 * with the test. `seen` holds each call's model, method and arguments as text.
 */
export async function startAlteringProxy(
  odooUrl: string,
  alter: (call: AlteredCall) => unknown,
): Promise<{ readonly url: string; readonly seen: readonly string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
      const body = Buffer.concat(parts).toString('utf8');
      const answer = await fetch(`${odooUrl}${request.url ?? ''}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const sent = (await answer.json()) as { result?: unknown };
      const { params } = JSON.parse(body) as { params: { service: string; args: unknown[] } };
      const [, , , model = '', method = '', args] = params.args;
      if (params.service === 'object' && 'result' in sent) {
        seen.push(`${String(model)} ${String(method)} ${JSON.stringify(args)}`);
        const call = { model: String(model), method: String(method), result: sent.result };
        sent.result = alter(call);
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(sent));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}
