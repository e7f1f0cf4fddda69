import type { IpcMainInvokeEvent } from 'electron';
import { type Sender } from '../services/shell/bridge/bridge.ts';
import { appOrigin } from './app-url.ts';

/** The part of Electron's event that is checked. */
export type AskingEvent = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

/**
 * Decides whether a call comes from the app's own page: a known window, its main frame, the right
 * origin. Electron's typings: `senderFrame` is null once the frame has navigated or is destroyed.
 */
export function validateSender(event: AskingEvent, trustedIds: ReadonlySet<number>): Sender {
  let refusal: string | null;
  try {
    refusal = refusalOf(event, trustedIds);
  } catch {
    // A frame that is disposed of between the call and this look throws at every use.
    refusal = 'frame is gone';
  }
  return refusal === null
    ? { trusted: true, description: 'app window' }
    : { trusted: false, description: refusal };
}

function refusalOf(event: AskingEvent, trustedIds: ReadonlySet<number>): string | null {
  const { sender, senderFrame } = event;
  // Asked first: a destroyed webContents throws at `mainFrame`.
  if (sender.isDestroyed()) return 'destroyed window';
  if (!trustedIds.has(sender.id)) return `unknown window ${sender.id}`;
  if (senderFrame === null) return 'frame is gone';
  if (senderFrame !== sender.mainFrame) return `frame of origin ${senderFrame.origin}`;
  if (senderFrame.origin !== appOrigin) return `other origin ${senderFrame.origin}`;
  return null;
}
