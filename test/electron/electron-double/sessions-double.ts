import { type AppDouble } from './app-double.ts';
import { SessionDouble } from './session-double.ts';

/** Electron's `session` module: the same partition gives the same session, '' the default one. */
export class SessionsDouble {
  readonly all = new Map<string, SessionDouble>();
  readonly #app: AppDouble;

  constructor(app: AppDouble) {
    this.#app = app;
  }

  get defaultSession(): SessionDouble {
    return this.fromPartition('');
  }

  readonly fromPartition = (partition: string): SessionDouble => {
    if (!this.#app.isReady()) throw new Error('Session can only be received when app is ready');
    const known = this.all.get(partition);
    if (known !== undefined) return known;
    const made = new SessionDouble(partition);
    this.all.set(partition, made);
    return made;
  };
}
