import { type CallInput, type CallName, type CallValue } from '../../contract/index.ts';
import { type Failure, type Result } from '../../contract/failures.ts';
import { type Collega } from '../../services/collega.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { describeFailure } from '../terminal/window-texts.ts';

const commandLine = { trusted: true, description: 'command line' };

/** Asks through the same bridge as the windows; failures end the command with a clear sentence. */
export async function askCollega<Name extends CallName>(
  collega: Collega,
  name: Name,
  input: CallInput<Name>,
  signal: AbortSignal,
): Promise<CallValue<Name>> {
  const result = await tryCollega(collega, name, input, signal);
  return result.ok ? result.value : endByFailure(result.failure);
}

/** For a failure that the command answers itself. */
export async function tryCollega<Name extends CallName>(
  collega: Collega,
  name: Name,
  input: CallInput<Name>,
  signal: AbortSignal,
): Promise<Result<CallValue<Name>>> {
  const answer = await collega.bridge.answer(name, input, commandLine, signal);
  // The bridge has parsed the value by this very call's schema.
  return answer as Result<CallValue<Name>>;
}

export function endByFailure(failure: Failure): never {
  throw new CommandEnd(statusOf(failure), describeFailure(failure));
}

function statusOf(failure: Failure): 1 | 2 | 3 {
  switch (failure.kind) {
    case 'unexpected':
    case 'unknown-call':
    case 'refused-sender':
      return exitStatus.internalError;
    case 'cancelled':
      return exitStatus.checkFailed;
    default:
      return exitStatus.wrongUse;
  }
}
