import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { type Logger } from '../ports/logger.ts';

/** Names under which a secret might be passed by mistake; their values are never written. */
const secretNames = [
  'accessToken',
  'refreshToken',
  'idToken',
  'secret',
  'clientSecret',
  'code',
  'codeVerifier',
  'password',
  'passphrase',
  'authorization',
  'address',
];

/** Writes JSON lines to `collega.log` in the folder, readable by this user alone. */
export function createFileLogger(folder: string): Logger {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const log = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
    },
    pino.destination({ dest: join(folder, 'collega.log'), sync: true, mode: 0o600 }),
  );
  return {
    info: (message, detail) => log.info(detail ?? {}, message),
    warn: (message, detail) => log.warn(detail ?? {}, message),
    error: (message, detail) => log.error(detail ?? {}, message),
  };
}
