import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type z } from 'zod';
import { replaceWithoutBackup } from './replace-file.ts';

/** One JSON file in each client's folder, for what can be read again from elsewhere: no secret. */
export class ClientJsonFile<Value> {
  readonly #dataFolder: string;
  readonly #name: string;
  readonly #format: z.ZodType<Value>;

  constructor(dataFolder: string, name: string, format: z.ZodType<Value>) {
    this.#dataFolder = dataFolder;
    this.#name = name;
    this.#format = format;
  }

  /** Null where there is none, or one of another version of Collega. */
  read(clientId: string): Value | null {
    try {
      const content: unknown = JSON.parse(readFileSync(this.#pathOf(clientId), 'utf8'));
      const parsed = this.#format.safeParse(content);
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  }

  /** @throws Node's error when the disk refuses */
  write(clientId: string, value: Value): void {
    replaceWithoutBackup(this.#pathOf(clientId), `${JSON.stringify(value)}\n`);
  }

  remove(clientId: string): void {
    rmSync(this.#pathOf(clientId), { force: true });
  }

  #pathOf(clientId: string): string {
    return join(this.#dataFolder, 'clients', clientId, this.#name);
  }
}
