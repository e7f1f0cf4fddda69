import { EventEmitter } from 'node:events';
import { type FrameDouble } from './frame-double.ts';
import { type WebContentsDouble } from './web-contents-double.ts';

export interface InvokeEventDouble {
  readonly sender: WebContentsDouble;
  readonly senderFrame: FrameDouble | null;
}

type InvokeHandler = (event: InvokeEventDouble, ...args: unknown[]) => unknown;

export class IpcMainDouble extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();

  get channels(): string[] {
    return [...this.#handlers.keys()];
  }

  /** Docs of `handle`: one handler a channel. */
  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Arguments and answer go through the structured clone algorithm, as between processes. */
  async invoke(event: InvokeEventDouble, channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(event, ...structuredClone(args)));
  }
}
