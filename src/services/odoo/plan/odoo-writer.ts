import { z } from 'zod';
import { type Secret } from '../../secret.ts';
import { type OdooApi } from '../api/odoo-api.ts';
import { OdooError } from '../api/odoo-error.ts';
import { secretParameter, tokenField } from '../snapshot/snapshot-models.ts';
import { recordIds } from '../snapshot/odoo-values.ts';

export type ServerModel = 'ir.mail_server' | 'fetchmail.server';
export type FieldValues = Readonly<Record<string, string | number | boolean>>;

/** `lost`: no answer came, and Odoo does not show the change. */
export type WriteResult = 'written' | 'read-back' | 'not-as-written' | 'lost';

/** What counts as none for Odoo: `false`, and an empty text of a parameter. */
const noValue = [false, ''];

/**
 * Writes to one Odoo, each write read back: a record that is gone answers `true` (executed on 18
 * and 19). A write without an answer is looked for, never repeated.
 */
export class OdooWriter {
  constructor(
    private readonly api: OdooApi,
    private readonly signal: AbortSignal,
  ) {}

  /** Null removes the parameter. @throws OdooError */
  async setParameter(key: string, value: string | null): Promise<WriteResult> {
    return this.#send(
      () =>
        this.api.call(
          {
            model: 'ir.config_parameter',
            method: 'set_param',
            args: [
              ['key', key],
              ['value', value ?? false],
            ],
          },
          this.signal,
        ),
      () => this.hasParameter(key, value),
    );
  }

  setSecret(secret: Secret): Promise<WriteResult> {
    return this.setParameter(secretParameter, secret.reveal());
  }

  /** Asked by a domain: the value itself does not come back. @throws OdooError */
  async hasParameter(key: string, value: string | null): Promise<boolean> {
    const term = value === null ? ['value', 'not in', noValue] : ['value', '=', value];
    const domain = [['key', '=', key], term];
    const count = await this.api.call(
      { model: 'ir.config_parameter', method: 'search_count', args: [['domain', domain]] },
      this.signal,
    );
    return value === null ? count === 0 : count !== 0;
  }

  /** Creates one record; null where no answer came and no such record is there. @throws OdooError */
  async create(model: ServerModel, values: FieldValues): Promise<number | null> {
    const before = new Set(await this.#namesakes(model, values));
    try {
      const answer = await this.api.call(
        { model, method: 'create', args: [['vals_list', [values]]] },
        this.signal,
      );
      // One dictionary or a list of them, one ID or a list: versions differ.
      const id = z.union([z.number(), recordIds.min(1)]).parse(answer);
      const created = typeof id === 'number' ? id : id[0];
      if (created !== undefined) return created;
    } catch (error) {
      if (!isLost(error)) throw error;
    }
    const found = await this.#namesakes(model, values);
    return found.find((id) => !before.has(id)) ?? null;
  }

  async #namesakes(model: ServerModel, values: FieldValues): Promise<number[]> {
    const answer = await this.api.call(
      {
        model,
        method: 'search',
        args: [['domain', [['name', '=', values['name']]]]],
        context: { active_test: false },
      },
      this.signal,
    );
    return recordIds.parse(answer);
  }

  /** Odoo's time of the record's last change; null where the record is gone. @throws OdooError */
  async writeDate(model: ServerModel, id: number): Promise<string | null> {
    const row = await this.#read(model, id, ['write_date']);
    const date = row?.['write_date'];
    return typeof date === 'string' ? date : null;
  }

  /** @throws OdooError */
  write(model: ServerModel, id: number, values: FieldValues): Promise<WriteResult> {
    return this.#send(
      () =>
        this.api.call({ model, method: 'write', ids: [id], args: [['vals', values]] }, this.signal),
      () => this.holds(model, id, values),
    );
  }

  async holds(model: ServerModel, id: number, values: FieldValues): Promise<boolean> {
    // What is written and never read back: a password that is emptied.
    const shown = Object.entries(values).filter(([name]) => !hiddenFields.has(name));
    const row = await this.#read(
      model,
      id,
      shown.map(([name]) => name),
    );
    return row !== undefined && shown.every(([name, value]) => row[name] === value);
  }

  /**
   * Gives a server its own refresh token, and no access token: Odoo has to refresh, which proves
   * ID, secret, endpoint, scope and token at once (odoo-api.md 3.4). @throws OdooError
   */
  async handOver(model: ServerModel, id: number, token: Secret): Promise<WriteResult> {
    return this.#writeTokens(model, id, token.reveal());
  }

  /**
   * When the access token that Odoo got with its refresh token expires, in seconds; 0: none yet. It is
   * another one after each sign-in in Odoo, and no secret. Null where the record is gone.
   * @throws OdooError
   */
  async tokenStamp(model: ServerModel, id: number): Promise<number | null> {
    const row = await this.#read(model, id, [expirationField]);
    if (row === undefined) return null;
    const expiration = row[expirationField];
    return typeof expiration === 'number' ? expiration : 0;
  }

  /** @throws OdooError */
  clearTokens(model: ServerModel, id: number): Promise<WriteResult> {
    return this.#writeTokens(model, id, false);
  }

  async #writeTokens(model: ServerModel, id: number, token: string | false): Promise<WriteResult> {
    const values = {
      [tokenField]: token,
      microsoft_outlook_access_token: false,
      [expirationField]: 0,
    };
    return this.#send(
      () =>
        this.api.call({ model, method: 'write', ids: [id], args: [['vals', values]] }, this.signal),
      async () => {
        const domain = [
          ['id', '=', id],
          [tokenField, '=', token],
        ];
        return (await this.#count(model, domain)) === 1;
      },
    );
  }

  /** How many servers of this Odoo hold a token. @throws OdooError */
  async countTokens(): Promise<number> {
    const domain = [[tokenField, '!=', false]];
    const incoming = await this.#count('fetchmail.server', domain);
    return incoming + (await this.#count('ir.mail_server', domain));
  }

  async #count(model: ServerModel, domain: readonly unknown[]): Promise<number> {
    const answer = await this.api.call(
      {
        model,
        method: 'search_count',
        args: [['domain', domain]],
        context: { active_test: false },
      },
      this.signal,
    );
    return z.number().parse(answer);
  }

  /** Undefined where the record is gone; another record than the one asked for is no answer. */
  async #read(model: ServerModel, id: number, fields: readonly string[]) {
    const answer = await this.api.call(
      { model, method: 'read', ids: [id], named: { fields } },
      this.signal,
    );
    const rows = z.array(z.looseObject({ id: z.number() })).parse(answer);
    return rows.find((row) => row.id === id);
  }

  async #send(send: () => Promise<unknown>, isThere: () => Promise<boolean>): Promise<WriteResult> {
    let lost = false;
    try {
      await send();
    } catch (error) {
      if (!isLost(error)) throw error;
      lost = true;
    }
    if (await isThere()) return lost ? 'read-back' : 'written';
    return lost ? 'lost' : 'not-as-written';
  }
}

const expirationField = 'microsoft_outlook_access_token_expiration';

const hiddenFields: ReadonlySet<string> = new Set(['smtp_pass', 'password']);

/** No answer came: the request may have been carried out. */
function isLost(error: unknown): boolean {
  return error instanceof OdooError && ['timed-out', 'cut-off'].includes(error.problem.kind);
}
