import { mkdirSync } from 'node:fs';
import pino from 'pino';
import { logLevel, type LogLevel } from '../../../contract/logs.ts';
import { type LogFile, type Logger } from '../../shell/ports/logger.ts';
import { hideSecrets } from '../../masking/hide-secrets.ts';
import { RotatingFile } from './rotating-file.ts';

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

export interface FileLog {
  readonly logger: Logger;
  readonly logFile: LogFile;
}

/**
 * Writes JSON lines to `collega.log` in the folder, readable by this user alone. What is secret by
 * its type (`Secret`), by its name or by its shape is written as `[secret]` or dots.
 */
export function createFileLogger(folder: string, level: LogLevel = 'info'): FileLog {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = new RotatingFile(folder);
  const hide = hideSecrets([]);
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
    },
    { write: (line) => file.write(hide(line)) },
  );
  return {
    logger: {
      error: (message, detail) => log.error(detail ?? {}, message),
      warn: (message, detail) => log.warn(detail ?? {}, message),
      info: (message, detail) => log.info(detail ?? {}, message),
      debug: (message, detail) => log.debug(detail ?? {}, message),
      trace: (message, detail) => log.trace(detail ?? {}, message),
    },
    logFile: {
      path: file.path,
      readLast: (count) => file.readLast(count),
      get level() {
        return logLevel.parse(log.level);
      },
      set level(wanted) {
        log.level = wanted;
      },
    },
  };
}

/** `COLLEGA_LOG_LEVEL`, for a fault at the start; anything else than a level is `info`. */
export function logLevelOf(environment: Readonly<Record<string, string | undefined>>): LogLevel {
  const asked = logLevel.safeParse(environment['COLLEGA_LOG_LEVEL']);
  return asked.success ? asked.data : 'info';
}
