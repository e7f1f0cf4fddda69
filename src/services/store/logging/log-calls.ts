import { type Handlers } from '../../shell/bridge/bridge.ts';
import { FailureError } from '../../failure-error.ts';
import { type Logger } from '../../shell/ports/logger.ts';

type Ask = (input: unknown, context: unknown) => unknown;

/**
 * Tells at level `debug` what was asked, how it ended and after how many milliseconds. Never the
 * input: it may hold a client secret or a passphrase.
 */
export function logCalls(handlers: Handlers, logger: Logger): Handlers {
  const logged = Object.entries(handlers).map(([name, handler]) => [
    name,
    logCall(name, handler as Ask, logger),
  ]);
  return Object.fromEntries(logged) as Handlers;
}

function logCall(call: string, ask: Ask, logger: Logger): Ask {
  return async (input, context) => {
    const start = performance.now();
    const end = (outcome: string): void => {
      logger.debug('answered', { call, outcome, ms: Math.round(performance.now() - start) });
    };
    try {
      const answer = await ask(input, context);
      end('ok');
      return answer;
    } catch (error) {
      end(error instanceof FailureError ? error.failure.kind : 'unexpected');
      throw error;
    }
  };
}
