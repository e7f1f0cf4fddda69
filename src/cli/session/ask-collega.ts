import { type CallInput, type CallName, type CallValue } from '../../contract/index.ts';
import { type Failure, type Result } from '../../contract/failures.ts';
import { type Collega } from '../../services/collega.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { describeFailure } from '../terminal/texts.ts';

const commandLine = { trusted: true, description: 'command line' };

/** Asks through the same bridge as the windows; failures end the command with a clear sentence. */
export async function askCollega<Name extends CallName>(
  collega: Collega,
  name: Name,
  input: CallInput<Name>,
  signal: AbortSignal,
): Promise<CallValue<Name>> {
  const answer = await collega.bridge.answer(name, input, commandLine, signal);
  // The bridge has parsed the value by this very call's schema.
  const result = answer as Result<CallValue<Name>>;
  if (result.ok) return result.value;
  throw new CommandEnd(statusOf(result.failure), describeFailure(result.failure));
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
