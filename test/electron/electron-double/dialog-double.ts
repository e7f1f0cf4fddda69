import type { MessageBoxOptions, SaveDialogOptions, SaveDialogReturnValue } from 'electron';
import { type AppDouble } from './app-double.ts';
import { BrowserWindowDouble } from './browser-window-double.ts';

/** Electron's `dialog`, as its typings and lib/browser/api/dialog.ts describe it. */
export class DialogDouble {
  readonly errorBoxes: string[] = [];
  readonly asked: {
    readonly parent: BrowserWindowDouble | null;
    readonly options: SaveDialogOptions;
  }[] = [];
  /** Plays the user: the path that is chosen, or null to cancel. */
  choosePath: (options: SaveDialogOptions) => string | null = () => null;
  readonly #app: AppDouble;

  constructor(app: AppDouble) {
    this.#app = app;
  }

  /** Typings: may be called before `ready`. */
  showErrorBox(title: string, content: string): void {
    this.errorBoxes.push(`${title}: ${content}`);
  }

  readonly messages: MessageBoxOptions[] = [];
  /** Plays the user: the number of the button that is pressed; null leaves the box open. */
  pressButton: (options: MessageBoxOptions) => number | null = () => null;

  /** Typings: `signal` closes the box as if the user had cancelled it. */
  async showMessageBox(
    _parent: BrowserWindowDouble,
    options: MessageBoxOptions,
  ): Promise<{ response: number }> {
    this.messages.push(options);
    await Promise.resolve();
    const response = this.pressButton(options);
    if (response !== null) return { response };
    return new Promise((resolve) => {
      options.signal?.addEventListener('abort', () => resolve({ response: options.cancelId ?? 0 }));
    });
  }

  /** dialog.ts: throws before `ready` and for options of the wrong type; a window is no options. */
  async showSaveDialog(
    first: BrowserWindowDouble | SaveDialogOptions,
    second?: SaveDialogOptions,
  ): Promise<SaveDialogReturnValue> {
    if (!this.#app.isReady()) {
      throw new Error('dialog module can only be used after app is ready');
    }
    const parent = first instanceof BrowserWindowDouble ? first : null;
    if (parent?.isDestroyed() === true) throw new TypeError('Object has been destroyed');
    const options = (first instanceof BrowserWindowDouble ? second : first) ?? { title: 'Save' };
    for (const [name, says] of Object.entries(mustBeText)) {
      const given: unknown = Reflect.get(options, name);
      if (given !== undefined && typeof given !== 'string') throw new TypeError(says);
    }
    this.asked.push({ parent, options });
    // The user takes time: nothing is chosen before the caller goes on.
    await Promise.resolve();
    const filePath = this.choosePath(options);
    // Typings: "If the dialog is canceled, this will be an empty string."
    return filePath === null ? { canceled: true, filePath: '' } : { canceled: false, filePath };
  }
}

const mustBeText = {
  title: 'Title must be a string',
  buttonLabel: 'Button label must be a string',
  defaultPath: 'Default path must be a string',
  message: 'Message must be a string',
  nameFieldLabel: 'Name field label must be a string',
};
