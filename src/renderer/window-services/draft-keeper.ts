import { type DraftContent } from '../../contract/drafts.ts';
import { type CollegaApi } from '../../contract/index.ts';

/** At most this much typing is lost when the window crashes, milliseconds. */
const betweenSavesMs = 300;

interface KeeperOptions {
  readonly api: CollegaApi;
  /** Calls `task` after `ms` milliseconds; the answer takes it back. */
  readonly after: (ms: number, task: () => void) => () => void;
}

/**
 * Unsaved changes of the open forms, by key, held outside of the window too: after a crash the new
 * window reads them and the forms show them again. The services know by them (`drafts.list`)
 * whether something would be lost with the window.
 */
export class DraftKeeper {
  readonly #options: KeeperOptions;
  readonly #kept = new Map<string, DraftContent>();
  /** Forms that have just been sent, and whether they have changed since. */
  readonly #resting = new Map<string, { changed: boolean; readonly wake: () => void }>();

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Reads what a window before this one left; a window without drafts is better than none. */
  async start(): Promise<void> {
    const { api } = this.#options;
    const list = await api.call('drafts.list', {});
    if (!list.ok) return;
    await Promise.all(
      list.value.map(async ({ key }) => {
        const draft = await api.call('drafts.read', { key });
        if (draft.ok && draft.value !== null) this.#kept.set(key, draft.value);
      }),
    );
  }

  get(key: string): DraftContent | undefined {
    return this.#kept.get(key);
  }

  /** The first change is sent at once, those that follow together. */
  keep(key: string, content: DraftContent): void {
    this.#kept.set(key, content);
    const resting = this.#resting.get(key);
    if (resting === undefined) this.#send(key, content);
    else resting.changed = true;
  }

  /** Saved, or given up. */
  drop(key: string): void {
    this.#resting.get(key)?.wake();
    this.#resting.delete(key);
    if (this.#kept.delete(key)) void this.#options.api.call('drafts.drop', { key });
  }

  #send(key: string, content: DraftContent): void {
    const { api, after } = this.#options;
    void api.call('drafts.keep', { key, content });
    const wake = after(betweenSavesMs, () => {
      const changed = this.#resting.get(key)?.changed ?? false;
      this.#resting.delete(key);
      const newest = this.#kept.get(key);
      if (changed && newest !== undefined) this.#send(key, newest);
    });
    this.#resting.set(key, { changed: false, wake });
  }
}
