/** The log of what Collega did. Never given a token, a code, a secret or a whole redirect address. */
export interface Logger {
  info(message: string, detail?: Record<string, unknown>): void;
  warn(message: string, detail?: Record<string, unknown>): void;
  error(message: string, detail?: Record<string, unknown>): void;
}

export const silentLogger: Logger = { info: noop, warn: noop, error: noop };

function noop(): void {
  return undefined;
}
