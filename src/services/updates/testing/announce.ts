import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Announcement, signingContext } from '../announcement.ts';
import { type UpdateSource } from '../update-source.ts';

/** A publisher: a key pair, and what the release workflow makes with it (scripts/sign-release.mjs). */
export function createPublisher() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey,
    announce: (change: Partial<Announcement> = {}) =>
      signAnnouncement(privateKey, {
        version: '9.0.0',
        date: '2026-12-01',
        notes: { en: 'Faster tests.', it: 'Prove più rapide.' },
        ...change,
      }),
  };
}

export function signAnnouncement(privateKey: KeyObject, content: unknown): string {
  const text = JSON.stringify(content);
  const signature = sign(null, Buffer.from(`${signingContext}${text}`), privateKey);
  return JSON.stringify({
    schema: 'collega.update/1',
    content: text,
    signature: signature.toString('base64'),
  });
}

export interface AnnouncingServer {
  readonly source: Pick<UpdateSource, 'address' | 'pageOf'>;
  /** Every request, as it came. */
  readonly asked: { readonly line: string; readonly headers: IncomingMessage['headers'] }[];
  readonly close: () => void;
}

/** A server on loopback in the place of the release's files. */
export async function startAnnouncing(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
): Promise<AnnouncingServer> {
  const asked: AnnouncingServer['asked'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push({ line: `${request.method} ${request.url}${body}`, headers: request.headers });
      answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    source: {
      address: `${origin}/latest/collega-update.json`,
      pageOf: (version) => `${origin}/tag/v${version}`,
    },
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
