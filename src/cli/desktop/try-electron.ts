import { assertNever } from '../../services/assert-never.ts';
import { systemClock } from '../../services/shell/ports/clock.ts';
import { findProjectFolder } from '../session/project-folder.ts';
import { type PlaceOptions } from '../session/read-place.ts';
import { exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { startOfElectron } from './electron-environment.ts';
import { runElectron } from './run-electron.ts';
import { type NotShownReason } from './why-not-shown.ts';

/** Electron had its turn and the command ends; or it showed no window, and the next way is tried. */
export type Attempt =
  | { readonly kind: 'done'; readonly status: ExitStatus }
  | { readonly kind: 'next'; readonly why: string };

/** Runs Collega in Electron until its window is closed; only a shown window counts as opened. */
export async function tryElectron(
  executable: string,
  place: PlaceOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Attempt> {
  const end = await runElectron({
    executable,
    args: [findProjectFolder(), ...(place.sandbox ? ['--sandbox'] : [])],
    ...startOfElectron(process.env, place, process.platform),
    clock: systemClock,
    signal,
    onShown: () => terminal.note(translate('electronOpen')),
    onOutput: terminal.note,
  });
  switch (end.kind) {
    case 'closed':
    case 'stopped':
      return { kind: 'done', status: exitStatus.passed };
    case 'already-open':
      terminal.note(translate('alreadyOpen'));
      return { kind: 'done', status: exitStatus.passed };
    case 'crashed':
      terminal.note(translate('electronCrashed', { how: end.how }));
      return { kind: 'done', status: exitStatus.internalError };
    case 'not-shown':
      return { kind: 'next', why: describeNotShown(end.reason) };
    default:
      return assertNever(end);
  }
}

export function describeNotShown(reason: NotShownReason): string {
  switch (reason.kind) {
    case 'library':
      return reason.library === ''
        ? translate('electronNotShown.libraries')
        : translate('electronNotShown.library', { library: reason.library });
    case 'not-executable':
      return translate('electronNotShown.not-executable', { code: reason.code });
    case 'not-started':
      return translate('electronNotShown.not-started', { text: reason.text });
    case 'ended': {
      const how = reason.text === '' ? reason.how : `${reason.how}: ${reason.text}`;
      return translate('electronNotShown.ended', { how });
    }
    default:
      return translate(`electronNotShown.${reason.kind}`);
  }
}
